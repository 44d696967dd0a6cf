package health.mizan.fhir.ours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.fhir.Clients;
import health.mizan.fhir.GoldenVisit;
import health.mizan.fhir.R4;
import health.mizan.payments.OperationId;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What is ours through the door: found by what R4 says, valid, and by nobody of another site. */
@Tag("fhir")
class OursDoorTest extends ApiTest {

    private static final String FINANCE = Tokens.staff(Set.of(Role.FINANCE), "RUH");
    private static final String ELSEWHERE = Clients.of("emr-elsewhere", "JED");

    @Autowired
    BeanFactory beans;

    private GoldenVisit visit;

    @BeforeEach
    void visit() {
        visit = new GoldenVisit(beans, http).begun();
    }

    @Test
    void a_case_is_the_account_of_its_invoices() {
        String account = visit.financialCase().toString();

        JsonNode read = read("Account", account);

        assertThat(read.at("/subject/0/reference").asText()).isEqualTo("Patient/" + visit.patient());
        assertThat(read.at("/coverage/0/coverage/reference").asText()).isEqualTo("Coverage/" + visit.coverage());
        finds("Account?patient=" + visit.patient(), account);
        finds("Account?subject=Patient/" + visit.patient() + "&status=active", account);
        finds("Account?identifier=urn:mizan:case%7C" + account, account);
        finds("Account?patient=" + visit.patient() + "&period=ge" + visit.day(), account);
        findsNothing("Account?patient=" + visit.patient() + "&status=inactive");
        findsNothing("Account?identifier=urn:mizan:case%7C" + visit.patient());
    }

    @Test
    void a_claim_and_its_decision_are_found_by_every_number_of_theirs() {
        String claim = visit.confirmed().claimed().decided().claim().toString();

        JsonNode sent = read("Claim", claim);
        JsonNode answered = read("ClaimResponse", claim);

        assertThat(sent.at("/total/value").decimalValue()).isEqualByComparingTo("255.00");
        assertThat(answered.at("/outcome").asText()).isEqualTo("complete");
        assertThat(answered.path("item")).hasSize(3);
        finds("Claim?patient=" + visit.patient() + "&status=active&use=claim", claim);
        finds("Claim?identifier=urn:mizan:claim%7C" + claim, claim);
        finds("Claim?identifier=urn:mizan:claim-submission%7C" + visit.submission(), claim);
        finds("Claim?patient=" + visit.patient() + "&encounter=" + visit.encounter(), claim);
        finds("Claim?patient=" + visit.patient() + "&created=ge" + visit.day(), claim);
        finds("ClaimResponse?request=Claim/" + claim + "&outcome=complete", claim);
        finds("ClaimResponse?patient=" + visit.patient(), claim);
        finds(
                "ClaimResponse?patient=" + visit.patient() + "&identifier=urn:mizan:payer-reference:NAJD%7CNAJD-"
                        + visit.number(),
                claim);
        findsNothing("ClaimResponse?request=Claim/" + claim + "&outcome=error");
        findsNothing("Claim?identifier=urn:mizan:claim%7C" + visit.patient());
        findsNothing("Claim?patient=" + visit.patient() + "&created=lt2026-01");
    }

    @Test
    void an_invoice_is_found_by_its_number_its_claim_and_its_account() {
        visit.confirmed().claimed().decided();
        String invoice = visit.invoice().id().toString();

        JsonNode read = read("Invoice", invoice);

        assertThat(read.at("/totalGross/value").decimalValue()).isEqualByComparingTo("35.70");
        assertThat(read.path("status").asText()).isEqualTo("issued");
        finds("Invoice?identifier=urn:mizan:invoice-number%7C" + visit.invoice().number(), invoice);
        finds("Invoice?identifier=urn:mizan:invoice-of-claim%7C" + visit.claim(), invoice);
        finds("Invoice?account=Account/" + visit.financialCase() + "&status=issued", invoice);
        finds("Invoice?patient=" + visit.patient() + "&date=" + visit.day(), invoice);
        finds("Invoice?recipient=Patient/" + visit.patient() + "&subject=Patient/" + visit.patient(), invoice);
        findsNothing("Invoice?account=Account/" + visit.financialCase() + "&status=balanced");
        findsNothing("Invoice?identifier=urn:mizan:invoice-number%7CRUH-0000-000000");
    }

    @Test
    void what_a_patient_paid_is_a_notice_and_what_it_was_set_against() {
        OperationId operation = visit.confirmed().claimed().decided().paid();
        String fact = visit.noticeOf(operation).toString();
        String invoice = visit.invoice().id().toString();

        JsonNode notice = read("PaymentNotice", fact);
        JsonNode reconciliation = read("PaymentReconciliation", fact);

        assertThat(notice.at("/amount/value").decimalValue()).isEqualByComparingTo("35.70");
        assertThat(notice.at("/request/reference").asText()).isEqualTo("Invoice/" + invoice);
        assertThat(notice.at("/payment/reference").asText()).isEqualTo("PaymentReconciliation/" + fact);
        assertThat(reconciliation.at("/detail/0/request/reference").asText()).isEqualTo("Invoice/" + invoice);
        assertThat(reconciliation.at("/detail/0/extension/0/valueMoney/value").decimalValue())
                .isEqualByComparingTo("35.70");
        finds("PaymentNotice?request=Invoice/" + invoice + "&payment-status=paid", fact);
        finds("PaymentNotice?identifier=urn:mizan:emr-notice%7C" + fact, fact);
        finds("PaymentNotice?request=Invoice/" + invoice + "&created=ge" + visit.day() + "&status=active", fact);
        finds("PaymentReconciliation?invoice=" + invoice + "&outcome=complete", fact);
        finds("PaymentReconciliation?identifier=urn:mizan:payment-operation%7C" + operation, fact);
        findsNothing("PaymentNotice?request=Invoice/" + invoice + "&payment-status=cleared");
        findsNothing("PaymentReconciliation?claim=Claim/" + visit.claim());
        assertThat(read("Invoice", invoice).path("status").asText()).isEqualTo("balanced");
    }

    @Test
    void what_refers_to_an_invoice_comes_with_it_where_the_caller_may_search_it() {
        String fact =
                visit.noticeOf(visit.confirmed().claimed().decided().paid()).toString();
        String search = "Invoice?_id=" + visit.invoice().id() + "&_include=Invoice:account"
                + "&_revinclude=PaymentNotice:request&_revinclude=PaymentReconciliation:invoice";
        String half = Tokens.client("half-a-reader", Set.of("RUH"), "system/Invoice.rs", "system/PaymentNotice.rs");

        assertThat(ids(search(search, GoldenVisit.EMR)))
                .containsExactlyInAnyOrder(
                        "Invoice/" + visit.invoice().id(),
                        "Account/" + visit.financialCase(),
                        "PaymentNotice/" + fact,
                        "PaymentReconciliation/" + fact);
        assertThat(ids(search(search, half)))
                .containsExactlyInAnyOrder("Invoice/" + visit.invoice().id(), "PaymentNotice/" + fact);
    }

    @Test
    void one_of_several_is_found_by_each() {
        GoldenVisit other = new GoldenVisit(beans, http).begun();
        String accounts = visit.financialCase() + "," + other.financialCase();

        assertThat(ids(search("Account?_id=" + accounts, GoldenVisit.EMR))).hasSize(2);
        assertThat(ids(search("Account?patient=" + visit.patient() + "," + other.patient(), GoldenVisit.EMR)))
                .containsExactlyInAnyOrder("Account/" + visit.financialCase(), "Account/" + other.financialCase());
        assertThat(ids(search(
                        "Account?identifier=urn:mizan:case%7C" + visit.financialCase() + ",urn:mizan:case%7C"
                                + other.financialCase(),
                        GoldenVisit.EMR)))
                .hasSize(2);
    }

    private static List<String> ids(Answer found) {
        return StreamSupport.stream(found.json().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/resourceType").asText() + "/"
                        + entry.at("/resource/id").asText())
                .toList();
    }

    @Test
    void a_question_about_cover_is_asked_by_creating_it_and_its_answer_has_its_id() {
        Answer asked = Clients.create(
                http,
                GoldenVisit.EMR,
                "CoverageEligibilityRequest",
                question("\"servicedDate\":\"" + visit.day() + "\","));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String id = Clients.id(asked);

        JsonNode answer = read("CoverageEligibilityResponse", id);

        assertThat(answer.path("outcome").asText()).isEqualTo("queued");
        assertThat(R4.errors(asked.text())).isEmpty();
        finds("CoverageEligibilityResponse?request=CoverageEligibilityRequest/" + id, id);
        finds("CoverageEligibilityResponse?patient=" + visit.patient() + "&outcome=queued", id);
        finds("CoverageEligibilityRequest?patient=" + visit.patient() + "&status=active", id);
        finds("CoverageEligibilityRequest?identifier=https://emr.example.org/asked%7C" + visit.number(), id);
        findsNothing("CoverageEligibilityResponse?patient=" + visit.patient() + "&outcome=complete");
        assertThat(Clients.id(Clients.create(
                        http,
                        GoldenVisit.EMR,
                        "CoverageEligibilityRequest",
                        question("\"servicedDate\":\"" + visit.day() + "\","))))
                .as("the same question while it is being asked")
                .isEqualTo(id);
    }

    @Test
    void a_question_without_its_day_or_cover_is_refused_by_the_element() {
        Answer noDay = Clients.create(http, GoldenVisit.EMR, "CoverageEligibilityRequest", question(""));
        Answer noCover = Clients.create(
                http,
                GoldenVisit.EMR,
                "CoverageEligibilityRequest",
                question("\"servicedDate\":\"" + visit.day() + "\",").replace(visit.coverage(), visit.patient()));

        assertThat(noDay.status()).isEqualTo(422);
        assertThat(noDay.json().at("/issue/0/expression/0").asText())
                .isEqualTo("CoverageEligibilityRequest.serviced[x]");
        assertThat(noCover.status()).isEqualTo(422);
        assertThat(noCover.json().at("/issue/0/expression/0").asText())
                .isEqualTo("CoverageEligibilityRequest.insurance[0].coverage");
    }

    private String question(String serviced) {
        return """
                {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["benefits"],
                 "identifier":[{"system":"https://emr.example.org/asked","value":"%s"}],
                 "patient":{"reference":"Patient/%s"},%s"created":"%s",
                 "insurer":{"identifier":{"system":"urn:mizan:payer-code","value":"NAJD"}},
                 "insurance":[{"coverage":{"reference":"Coverage/%s"}}]}
                """.formatted(visit.number(), visit.patient(), serviced, visit.day(), visit.coverage());
    }

    /** Read, in its version, and in its history; by nobody of another site. */
    private JsonNode read(String type, String id) {
        String path = "/fhir/" + type + "/" + id;
        Answer read = http.get(path).as(GoldenVisit.EMR).send();
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(R4.errors(read.text())).isEmpty();
        String version = read.json().at("/meta/versionId").asText();
        assertThat(http.get(path + "/_history/" + version).as(FINANCE).send().text())
                .isEqualTo(read.text());
        Answer history = http.get(path + "/_history").as(FINANCE).send();
        assertThat(history.json().at("/entry/0/resource/id").asText()).isEqualTo(id);
        assertThat(http.get(path).as(ELSEWHERE).send().status()).isEqualTo(404);
        return read.json();
    }

    private void finds(String search, String id) {
        Answer found = search(search, GoldenVisit.EMR);
        assertThat(found.json().findPath("entry"))
                .as(search + ": " + found.text())
                .hasSize(1);
        assertThat(found.json().at("/entry/0/resource/id").asText()).isEqualTo(id);
        assertThat(R4.errors(found.text())).as(search).isEmpty();
        assertThat(search(search, ELSEWHERE).json().path("entry")).as(search).isEmpty();
    }

    private void findsNothing(String search) {
        assertThat(search(search, GoldenVisit.EMR).json().path("entry"))
                .as(search)
                .isEmpty();
    }

    private Answer search(String search, String token) {
        String[] parts = search.split("\\?", 2);
        Answer found = http.call("POST", "/fhir/" + parts[0] + "/_search")
                .as(token)
                .header("Prefer", "handling=strict")
                .body("application/x-www-form-urlencoded", parts[1])
                .send();
        assertThat(found.status()).as(search + ": " + found.text()).isEqualTo(200);
        return found;
    }
}
