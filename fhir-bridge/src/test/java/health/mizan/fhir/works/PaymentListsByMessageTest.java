package health.mizan.fhir.works;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.claims.ClaimId;
import health.mizan.exchanges.Exchange;
import health.mizan.exchanges.Exchanges;
import health.mizan.fhir.Clients;
import health.mizan.fhir.GoldenVisit;
import health.mizan.fhir.Messages;
import health.mizan.fhir.R4;
import health.mizan.fhir.Samples;
import health.mizan.remarks.KeptRemarks;
import health.mizan.remarks.RemarkWords;
import health.mizan.remittances.PayerRemittances;
import health.mizan.remittances.Remittance;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.People;
import health.mizan.testing.Tokens;
import health.mizan.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What payers say they pay: kept, tied to claims, and held against what they decided. */
@Tag("fhir")
class PaymentListsByMessageTest extends ApiTest {

    private static final String NAJD = Tokens.client("payer-najd", Set.of(), "system/MessageHeader.c");
    private static final String REDSEA = Tokens.client("payer-redsea", Set.of(), "system/MessageHeader.c");
    private static final String ELSEWHERE = Clients.of("emr-elsewhere", "JED");
    private static final String LISTS = "https://najd.example.org/lists";

    @Autowired
    BeanFactory beans;

    @Autowired
    PayerRemittances remittances;

    @Autowired
    Exchanges exchanges;

    private final String number = Clients.fresh();

    private GoldenVisit visit;

    @BeforeEach
    void decided() {
        visit = new GoldenVisit(beans, http).begun().confirmed().claimed().decided();
    }

    @Test
    void a_list_that_pays_what_was_decided_is_kept_found_and_raises_nothing() {
        Answer answer = send(NAJD, list(number, "142.80", detail(visit.submission(), "142.80")));

        assertThat(Messages.code(answer)).as(answer.text()).isEqualTo("ok");
        assertThat(R4.errors(answer.text())).isEmpty();
        JsonNode kept = found("identifier=" + LISTS + "%7C" + number);
        assertThat(found("claim=Claim/" + visit.claim())).isEqualTo(kept);
        assertThat(found("payment-issuer=" + kept.at("/paymentIssuer/reference").asText() + "&claim=" + visit.claim()))
                .isEqualTo(kept);
        assertThat(kept.at("/detail/0/request/reference").asText()).isEqualTo("Claim/" + visit.claim());
        assertThat(kept.at("/detail/0/request/identifier/value").asText())
                .isEqualTo(visit.submission().toString());
        assertThat(kept.path("disposition").asText()).isEqualTo("for July");
        String path = "/fhir/PaymentReconciliation/" + kept.path("id").asText();
        assertThat(http.get(path).as(ELSEWHERE).send().status()).isEqualTo(404);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void those_who_see_the_claim_see_what_it_is_paid_and_by_which_message() {
        send(NAJD, list(number, "100", detail(visit.submission(), "60") + "," + detail(visit.submission(), "40")));
        send(NAJD, list(number + "-2", "42.80", detail(visit.submission(), "42.80")));
        ClaimId claim = visit.claim();

        assertThat(remittances.of(People.staff("biller", Role.BILLER, "RUH"), claim))
                .extracting(Remittance::number, Remittance::amount, Remittance::paidOn)
                .containsExactlyInAnyOrder(
                        tuple(number, sar("100.00"), LocalDate.of(2026, 8, 1)),
                        tuple(number + "-2", sar("42.80"), LocalDate.of(2026, 8, 1)));
        assertThat(remittances.of(People.staff("biller", Role.BILLER, "JED"), claim))
                .isEmpty();
        assertThat(remittances.of(People.staff("biller", Role.BILLER, "RUH"), claim))
                .allSatisfy(one -> assertThat(exchanges
                                .list(
                                        People.staff("operator", Role.OPERATOR, "RUH"),
                                        new Exchanges.Filter(
                                                null, null, one.list().toString()),
                                        PageRequest.of(null, 5))
                                .items())
                        .extracting(Exchange::type)
                        .containsExactly("payment-reconciliation"));
    }

    @Test
    void what_is_paid_short_raises_an_alarm_until_the_rest_comes() {
        Answer shorter = send(NAJD, list(number, "100", detail(visit.submission(), "100")));
        List<String> after = alarms();
        Answer rest = send(NAJD, list(number + "-2", "42.80", detail(visit.submission(), "42.80")));

        assertThat(said(shorter)).contains("is paid SAR 100.00 in all, and decided at SAR 142.80");
        assertThat(after)
                .containsExactly("Claim/" + visit.claim() + " is paid SAR 100.00 in all, and decided at SAR 142.80.");
        assertThat(Messages.code(rest)).isEqualTo("ok");
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void a_claim_paid_by_two_lists_raises_an_alarm() {
        send(NAJD, list(number, "142.80", detail(visit.submission(), "142.80")));
        send(NAJD, list(number + "-2", "142.80", detail(visit.submission(), "142.80")));

        assertThat(alarms())
                .containsExactly("Claim/" + visit.claim() + " is paid SAR 285.60 in all, and decided at SAR 142.80.");
    }

    @Test
    void told_again_under_its_number_it_is_one_list_and_one_alarm() {
        String details = detail(visit.submission(), "100");

        send(NAJD, list(number, "100", details));
        Answer again = send(NAJD, list(number, "100", details));

        assertThat(said(again)).contains("updated");
        assertThat(found("identifier=" + LISTS + "%7C" + number)
                        .at("/meta/versionId")
                        .asText())
                .isEqualTo("1");
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void a_detail_of_nothing_we_know_is_kept_and_shown() {
        send(
                NAJD,
                list(number, "152.80", detail(visit.submission(), "142.80") + "," + detail(UUID.randomUUID(), "10")));

        assertThat(alarms()).containsExactly("detail[1] names no claim that was sent to this payer.");
        assertThat(found("claim=" + visit.claim()).path("detail")).hasSize(2);
    }

    @Test
    void what_names_no_claim_of_ours_or_does_not_add_up_is_refused_by_the_element() {
        Answer unknown = send(NAJD, list(number, "10", detail(UUID.randomUUID(), "10")));
        Answer foreign = send(REDSEA, list(number, "142.80", detail(visit.submission(), "142.80")));
        Answer wrong = send(NAJD, list(number, "143", detail(visit.submission(), "142.80")));
        Answer empty = send(NAJD, Messages.of(Messages.NPHIES, "payment-reconciliation"));

        for (Answer refused : List.of(unknown, foreign)) {
            assertThat(Messages.code(refused)).isEqualTo("fatal-error");
            assertThat(expression(refused)).isEqualTo("PaymentReconciliation.detail.request.identifier");
        }
        assertThat(expression(wrong)).isEqualTo("PaymentReconciliation.paymentAmount");
        assertThat(wrong.text()).contains("BV-00354");
        assertThat(expression(empty)).isEqualTo("Bundle.entry");
        assertThat(search("identifier=" + LISTS + "%7C" + number)).isEmpty();
    }

    @Test
    void an_amount_before_fees_that_cannot_be_read_is_refused_by_the_element() {
        String inexact = detail(visit.submission(), "142.80").replaceFirst("\\{", """
                {"extension":[{"url":"http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/extension-component-payment",
                  "valueMoney":{"value":142.805,"currency":"SAR"}}],""");

        Answer refused = send(NAJD, list(number, "142.80", inexact));

        assertThat(Messages.code(refused)).as(refused.text()).isEqualTo("fatal-error");
        assertThat(expression(refused)).isEqualTo("PaymentReconciliation.detail.extension");
    }

    @Test
    void a_comma_in_the_number_of_a_list_is_a_part_of_it() {
        String details = detail(visit.submission(), "142.80");

        send(NAJD, list(number + ",2", "142.80", details));
        Answer again = send(NAJD, list(number + ",2", "142.80", details));

        assertThat(said(again)).as(again.text()).contains("updated");
        found("identifier=" + LISTS + "%7C" + number + "%5C,2");
    }

    @Test
    void the_published_list_is_taken_with_the_fees_that_the_payer_keeps() {
        String sample = new String(Samples.bytes("nphies/13a-Payment_Reconciliation.json"), StandardCharsets.UTF_8)
                .replace("http://saudidentalclinic.com.sa/claim", "urn:mizan:claim-submission")
                .replace("req_299060", visit.submission().toString())
                .replace(
                        "790739e8-c8d0-44f8-b0e0-f89310ea9060",
                        UUID.randomUUID().toString());

        Answer answer = send(NAJD, sample);

        assertThat(Messages.code(answer)).as(answer.text()).isEqualTo("ok");
        assertThat(said(answer)).contains("is paid SAR 195.50 in all, and decided at SAR 142.80");
        JsonNode kept = found("claim=" + visit.claim());
        assertThat(kept.at("/paymentAmount/value").decimalValue()).isEqualByComparingTo("193.55");
        assertThat(kept.at("/paymentIdentifier/value").asText()).isEqualTo("URN-987590432322");
    }

    private Answer send(String token, String message) {
        Answer answer = Messages.send(http, token, message);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String said(Answer answer) {
        return String.join("\n", answer.json().at("/entry/1/resource/issue").findValuesAsText("diagnostics"));
    }

    private static String expression(Answer refused) {
        return refused.json().at("/entry/1/resource/issue/0/expression/0").asText();
    }

    /** The one that the search finds, valid. */
    private JsonNode found(String query) {
        JsonNode entries = search(query);
        assertThat(entries).as(query).hasSize(1);
        return entries.at("/0/resource");
    }

    private JsonNode search(String query) {
        Answer found = http.call("POST", "/fhir/PaymentReconciliation/_search")
                .as(GoldenVisit.EMR)
                .header("Prefer", "handling=strict")
                .body("application/x-www-form-urlencoded", query)
                .send();
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(R4.errors(found.text())).isEmpty();
        return found.json().path("entry");
    }

    /** Of the lists that pay this visit's claim. */
    private List<String> alarms() {
        return StreamSupport.stream(search("claim=" + visit.claim()).spliterator(), false)
                .map(entry ->
                        "PaymentReconciliation/" + entry.at("/resource/id").asText() + "/_history/1")
                .flatMap(list -> sql
                        .sql(
                                "select remarks from payment_alarm where kind = 'remittance-mismatch' and reference = :list")
                        .param("list", list)
                        .query(String.class)
                        .list()
                        .stream())
                .map(kept -> RemarkWords.of(KeptRemarks.of(kept)).en())
                .toList();
    }

    private static String list(String number, String amount, String details) {
        return Messages.of(Messages.NPHIES, "payment-reconciliation", Messages.entry("""
                {"resourceType":"PaymentReconciliation","identifier":[{"system":"%s","value":"%s"}],"status":"active",
                 "created":"2026-08-01","outcome":"complete","disposition":"for July","paymentDate":"2026-08-01",
                 "paymentAmount":{"value":%s,"currency":"SAR"},"detail":[%s]}
                """.formatted(
                        LISTS, number, amount, details)));
    }

    private static String detail(UUID submission, String amount) {
        return """
                {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/payment-type","code":"payment"}]},
                 "request":{"reference":"https://najd.example.org/Claim/1",
                   "identifier":{"system":"urn:mizan:claim-submission","value":"%s"}},
                 "date":"2026-08-01","amount":{"value":%s,"currency":"SAR"}}
                """.formatted(submission, amount);
    }
}
