package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.messages.Envelope;
import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.messages.Nphies;
import health.mizan.sandbox.payer.decisions.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the payer says about a member's cover. */
final class CoverAnswers {

    private CoverAnswers() {}

    static ObjectNode to(Message question, Scenario scenario, Plan plan, Instant now) {
        JsonNode cover = question.focus().path("insurance").path(0).path("coverage");
        return answer(question, scenario, plan, cover, now).bundle();
    }

    /** To somebody who knew nothing but a number: the cover comes with what is said of it. */
    static ObjectNode found(Message question, Scenario scenario, Plan plan, PayerEntry.Enrolled member, Instant now) {
        String url = Nphies.BASE + "Coverage/" + UUID.randomUUID();
        return answer(question, scenario, plan, Fhir.reference(url), now)
                .with(url, coverage(question, scenario, member, url, now))
                .bundle();
    }

    private static ObjectNode coverage(
            Message question, Scenario scenario, PayerEntry.Enrolled member, String url, Instant now) {
        ObjectNode coverage = Fhir.resource("Coverage", url.substring(url.lastIndexOf('/') + 1));
        coverage.putArray("identifier").add(Fhir.identifier(Nphies.BASE + "memberid", member.number()));
        coverage.put("status", "active");
        coverage.set("type", Fhir.concept(Nphies.CODES + "coverage-type", "EHCPOL"));
        coverage.put("subscriberId", member.number());
        coverage.set("beneficiary", question.focus().path("patient").deepCopy());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String lastDay = member.until().isEmpty() ? today.getYear() + "-12-31" : member.until();
        coverage.putObject("period")
                .put("end", scenario == Scenario.INACTIVE ? today.minusDays(1).toString() : lastDay);
        coverage.putArray("payor").add(question.focus().path("insurer").deepCopy());
        ObjectNode plan = coverage.putArray("class").addObject();
        plan.set("type", Fhir.concept(Nphies.HL7 + "coverage-class", "plan"));
        plan.put("value", member.plan());
        return coverage;
    }

    private static Envelope answer(Message question, Scenario scenario, Plan plan, JsonNode cover, Instant now) {
        String id = UUID.randomUUID().toString();
        JsonNode asked = question.focus();
        ObjectNode answer = Fhir.resource("CoverageEligibilityResponse", id);
        answer.putArray("identifier").add(Fhir.identifier(Nphies.BASE + "coverageeligibilityresponse", id));
        answer.put("status", "active");
        for (String kept : List.of("purpose", "patient", "servicedDate", "servicedPeriod", "insurer")) {
            if (asked.has(kept)) {
                answer.set(kept, asked.path(kept).deepCopy());
            }
        }
        answer.put("created", now.toString());
        answer.putObject("request")
                .set("identifier", asked.path("identifier").path(0).deepCopy());
        if (scenario == Scenario.UNKNOWN_MEMBER) {
            answer.put("outcome", "error");
            answer.putArray("error").addObject().set("code", Fhir.concept(Nphies.CODES + "adjudication-error", "1658"));
        } else {
            answer.put("outcome", "complete").put("disposition", disposition(scenario));
            Nphies.coded(answer, "extension-siteEligibility", "siteEligibility", site(scenario));
            cover(answer, cover, scenario, plan);
        }
        return Envelope.back(question, "eligibility-response", now)
                .answering(question, "ok")
                .about(Nphies.BASE + "CoverageEligibilityResponse/" + id, answer, "eligibility-response")
                .withTheirs(question, Set.of("Patient", "Coverage", "Organization"));
    }

    private static void cover(ObjectNode answer, JsonNode cover, Scenario scenario, Plan plan) {
        ObjectNode insurance = answer.putArray("insurance").addObject();
        insurance.set("coverage", cover.deepCopy());
        boolean inForce = scenario != Scenario.INACTIVE && scenario != Scenario.SUSPENDED;
        insurance.put("inforce", inForce);
        if (inForce) {
            ArrayNode items = insurance.putArray("item");
            ObjectNode yearly = item(items, "in").set("term", Fhir.concept(Nphies.HL7 + "benefit-term", "annual"));
            ObjectNode limit = amount(yearly, "benefit", plan.yearly());
            limit.set("usedMoney", Fhir.sar(scenario == Scenario.LIMIT_EXHAUSTED ? plan.yearly() : 0));
            perVisit(item(items, "in"), plan, plan.capIn());
            perVisit(item(items, "out"), plan, plan.capOut());
        }
    }

    private static ObjectNode item(ArrayNode items, String network) {
        ObjectNode item = items.addObject();
        item.set("category", Fhir.concept(Nphies.CODES + "benefit-category", "1"));
        item.put("excluded", false).put("name", "Medical Care");
        item.set("network", Fhir.concept(Nphies.HL7 + "benefit-network", network));
        item.set("unit", Fhir.concept(Nphies.HL7 + "benefit-unit", "individual"));
        return item;
    }

    private static void perVisit(ObjectNode item, Plan plan, long cap) {
        ObjectNode percent = item.withArray("benefit").addObject();
        percent.set("type", Fhir.concept(Nphies.CODES + "benefit-type", "copay-percent"));
        percent.put("allowedUnsignedInt", plan.percent());
        if (cap > 0) {
            amount(item, "copay-maximum", cap);
        }
        if (plan.deductible() > 0) {
            amount(item, "deductible", plan.deductible());
        }
        amount(item, "approval-limit", Plan.APPROVAL_ABOVE);
    }

    private static ObjectNode amount(ObjectNode item, String type, long minor) {
        ObjectNode benefit = item.withArray("benefit").addObject();
        benefit.set("type", Fhir.concept(Nphies.CODES + "benefit-type", type));
        benefit.set("allowedMoney", Fhir.sar(minor));
        return benefit;
    }

    private static String site(Scenario scenario) {
        return switch (scenario) {
            case INACTIVE -> "not-active";
            case LIMIT_EXHAUSTED -> "limit-exhausted";
            case OUT_OF_NETWORK -> "out-network";
            case SUSPENDED -> "coverage-suspended";
            default -> "eligible";
        };
    }

    private static String disposition(Scenario scenario) {
        return switch (scenario) {
            case INACTIVE -> "The policy is not active on the date of service";
            case LIMIT_EXHAUSTED -> "The yearly limit is used up";
            case OUT_OF_NETWORK -> "The site is outside the member's network";
            case SUSPENDED -> "The cover is suspended";
            default -> "The cover is subject to the terms of the policy";
        };
    }
}
