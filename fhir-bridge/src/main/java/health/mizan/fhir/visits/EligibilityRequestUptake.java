package health.mizan.fhir.visits;

import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.eligibility.EligibilityQuestion;
import health.mizan.facilities.Facility;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Mending;
import health.mizan.fhir.arrivals.Mending.Element;
import health.mizan.fhir.arrivals.Sites;
import health.mizan.fhir.arrivals.Uptake;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.masterdata.Saved;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.springframework.stereotype.Component;

/** EMRs that have us ask whether a payer covers a visit. The answer will have the id of what was asked. */
@Component
class EligibilityRequestUptake implements Uptake {

    private static final String TYPE = "CoverageEligibilityRequest";

    private final EligibilityChecks checks;
    private final Sites sites;

    EligibilityRequestUptake(EligibilityChecks checks, Sites sites) {
        this.checks = checks;
        this.sites = sites;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Effect take(Arrival arrival) {
        CoverageEligibilityRequest sent = arrival.as(CoverageEligibilityRequest.class);
        if (sent.getStatus() != EligibilityRequestStatus.ACTIVE) {
            return Effect.none(Optional.of(arrival.patient(sent.getPatient(), TYPE + ".patient")));
        }
        Facility site = sites.of(arrival, List.of(sent.getFacility(), sent.getProvider()), TYPE + ".facility");
        EligibilityQuestion question =
                new EligibilityQuestion(coverage(arrival, sent), site.id(), null, serviceDate(sent), Set.of(), false);
        Saved<EligibilityCheck> saved =
                checks.request(arrival.caller(), question).orElseThrow(EligibilityRequestUptake::unknownCoverage);
        EligibilityCheck check = Mending.settled(saved, EligibilityRequestUptake::element);
        return new Effect(Optional.of(check.id().value()), Optional.of(check.patient()), Set.of(site.code()));
    }

    private static CoverageId coverage(Arrival arrival, CoverageEligibilityRequest sent) {
        return arrival.ours(sent.getInsuranceFirstRep().getCoverage(), "Coverage")
                .map(CoverageId::new)
                .orElseThrow(EligibilityRequestUptake::unknownCoverage);
    }

    private static Refusal unknownCoverage() {
        return Refusal.unusable(
                "not-found",
                TYPE + ".insurance[0].coverage",
                "names no Coverage that is here: send it first, or with the question",
                "لا يشير إلى تغطية مسجلة هنا: أرسل التغطية أولاً أو مع الطلب");
    }

    private static LocalDate serviceDate(CoverageEligibilityRequest sent) {
        BaseDateTimeType day =
                switch (sent.getServiced()) {
                    case DateType date -> date;
                    case Period period -> period.getStartElement();
                    case null, default -> new DateType();
                };
        String text = day.getValueAsString();
        if (text != null && text.length() >= "2026-07-02".length()) {
            return LocalDate.parse(text.substring(0, 10));
        }
        throw Refusal.unusable(
                "required",
                TYPE + ".serviced[x]",
                "says for which day, because covers change from day to day",
                "يجب أن يحدد اليوم المطلوب، لأن التغطية تتغير من يوم إلى آخر");
    }

    private static Element element(String field) {
        return switch (field) {
            case "coverage" -> new Element(TYPE + ".insurance[0].coverage", "حدد تغطية سارية");
            case "facility" -> new Element(TYPE + ".facility", "حدد أحد مواقع المنشأة");
            default -> new Element(TYPE, null);
        };
    }
}
