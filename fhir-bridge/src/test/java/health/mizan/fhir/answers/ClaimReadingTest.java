package health.mizan.fhir.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.Decided;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.fhir.Samples;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimReadingTest {

    private static final List<Integer> ONE = List.of(1);

    @Test
    void the_published_decision_is_read_to_the_halala() {
        Heard heard = Said.READER.message(Samples.bytes("nphies/7b-Claim_Response.json"), "sample");

        Decided decided = (Decided) done(ClaimReading.of(heard, ONE));

        assertThat(decided.payerReference()).isEqualTo("resp_419060");
        assertThat(decided.issued()).isEqualTo(Instant.parse("2021-10-10T11:13:22.980Z"));
        assertThat(decided.lines())
                .containsExactly(new LineDecision(
                        1, Verdict.APPROVED, sar(200_00), sar(170_00), sar(25_50), sar(30_00), null, false));
    }

    @Test
    void the_golden_case_is_read_line_by_line() {
        String items = Said.item(
                        1,
                        "approved",
                        "submitted",
                        "127.50",
                        "eligible",
                        "127.5",
                        "benefit",
                        "102",
                        "tax",
                        "0",
                        "patientShare",
                        "25.50")
                + "," + Said.item(2, "approved", "eligible", "51", "benefit", "40.80", "tax", "0", "copay", "10.20")
                + "," + Said.item(3, "rejected", "eligible", "0", "benefit", "0", "tax", "0", "reason", "MN-1-1");
        String message = Said.claim("complete", "partial", ", \"item\": [" + items + "]");

        Decided decided = (Decided) done(ClaimReading.of(Said.heard(message), List.of(1, 2, 3)));

        assertThat(decided.issued()).isEqualTo(Instant.parse("2026-07-02T07:11:12Z"));
        assertThat(decided.lines())
                .containsExactly(
                        new LineDecision(
                                1, Verdict.APPROVED, sar(127_50), sar(102_00), sar(0), sar(25_50), null, false),
                        new LineDecision(2, Verdict.APPROVED, sar(51_00), sar(40_80), sar(0), sar(10_20), null, false),
                        new LineDecision(3, Verdict.DENIED, sar(0), sar(0), sar(0), sar(0), "MN-1-1", false));
    }

    @Test
    void the_member_stands_for_what_the_cover_does_not_give() {
        String item = Said.item(1, "rejected", "benefit", "0", "reason", "CV-1-4");

        Decided decided = (Decided) done(
                ClaimReading.of(Said.heard(Said.claim("complete", "rejected", ", \"item\": [" + item + "]")), ONE));

        assertThat(decided.lines().getFirst().memberLiable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void what_may_turn_the_meaning_round_decides_nothing(boolean withinALine) {
        String modifier = ", \"modifierExtension\": [{\"url\": \"http://evil.example/not\", \"valueBoolean\": true}]";
        String item = Said.item(1, "approved", "benefit", "102").strip();
        String within = withinALine ? item.substring(0, item.length() - 1) + modifier + "}" : item;
        String beside = withinALine ? "" : modifier;

        Heard heard = Said.heard(Said.claim("complete", "approved", ", \"item\": [" + within + "]" + beside));

        assertThatThrownBy(() -> ClaimReading.of(heard, ONE))
                .isInstanceOf(MessageFault.class)
                .hasMessageContaining("modifierExtension");
    }

    @Test
    void an_answer_on_a_connection_counts_only_for_the_claim_it_names() {
        Heard heard = Said.heard(Said.claim("queued", "", ""));
        UUID named = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(ClaimReading.of(heard, named, ONE)).isInstanceOf(Answer.Done.class);
        assertThat(ClaimReading.of(heard, UUID.randomUUID(), ONE))
                .isEqualTo(new Answer.Unknown<>("the answer is about another claim"));
    }

    @Test
    void a_claim_denied_as_a_whole_denies_each_line() {
        String reason =
                ", \"adjudication\": [{\"category\": {\"coding\": [{\"code\": \"rejected\"}]}, \"reason\": {\"coding\": "
                        + "[{\"code\": \"AD-2-5\"}]}}]";

        Decided decided =
                (Decided) done(ClaimReading.of(Said.heard(Said.claim("complete", "rejected", reason)), List.of(1, 2)));

        assertThat(decided.lines())
                .allSatisfy(line -> {
                    assertThat(line.verdict()).isEqualTo(Verdict.DENIED);
                    assertThat(line.allowed().isZero()).isTrue();
                    assertThat(line.reason()).isEqualTo("AD-2-5");
                })
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"queued, pended", "partial, ''", "complete, pended"})
    void what_is_not_decided_is_pended(String outcome, String verdict) {
        assertThat(done(ClaimReading.of(Said.heard(Said.claim(outcome, verdict, "")), ONE)))
                .isEqualTo(new ClaimReply.Pended("resp-9"));
    }

    @Test
    void a_rejected_claim_names_the_element() {
        String error = """
                , "error": [{"code": {"coding": [{"code": "BV-00251", "display": "net is not the product", "extension": [
                  {"url": "http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/extension-error-expression",
                   "valueString": "Bundle.entry[1].resource.item[0].net"}]}]}}]
                """;

        assertThat(done(ClaimReading.of(Said.heard(Said.claim("error", "", error)), ONE)))
                .isEqualTo(new ClaimReply.Rejected(
                        "resp-9",
                        List.of(new ClaimReply.Fault(
                                "BV-00251", "net is not the product", "Bundle.entry[1].resource.item[0].net"))));
    }

    @ParameterizedTest
    @CsvSource({"GE-00012, NotSent", "GE-00014, Unknown", "GE-00033, Refused", "BV-00540, Unknown", "IC-01620, Done"})
    void what_an_error_means_follows_from_its_code(String code, String meaning) {
        Heard heard = Said.heard(Said.message("claim-response", "fatal-error", Said.outcome(code)));

        assertThat(ClaimReading.of(heard, ONE).getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void sums_that_do_not_add_up_are_not_guessed_at() {
        String item = Said.item(1, "approved", "eligible", "200", "benefit", "170", "patientShare", "20");
        Heard heard = Said.heard(Said.claim("complete", "approved", ", \"item\": [" + item + "]"));

        assertThatThrownBy(() -> ClaimReading.of(heard, ONE)).isInstanceOf(MessageFault.class);
    }

    @Test
    void sums_beyond_what_can_be_added_are_none() {
        String item = Said.item(1, "approved", "benefit", "90000000000000000", "copay", "90000000000000000");
        Heard heard = Said.heard(Said.claim("complete", "approved", ", \"item\": [" + item + "]"));

        assertThatThrownBy(() -> ClaimReading.of(heard, ONE)).isInstanceOf(MessageFault.class);
    }

    @Test
    void an_outcome_or_a_time_that_only_says_why_it_is_unknown_is_missing() {
        String item = Said.item(1, "approved", "benefit", "100");
        String message = Said.claim("complete", "approved", ", \"item\": [" + item + "]");
        Heard undecided = Said.heard(message.replace("\"outcome\": \"complete\"", "\"_outcome\": " + Said.UNKNOWN));
        Heard undated = Said.heard(message.replace("T10:11:12+03:00", "")
                .replace("\"timestamp\": \"2026-07-02T10:00:00.500+03:00\"", "\"_timestamp\": " + Said.UNKNOWN));

        assertThatThrownBy(() -> ClaimReading.of(undecided, ONE))
                .isInstanceOf(MessageFault.class)
                .extracting(fault -> ((MessageFault) fault).element())
                .isEqualTo("ClaimResponse.outcome");
        assertThatThrownBy(() -> ClaimReading.of(undated, ONE))
                .isInstanceOf(MessageFault.class)
                .extracting(fault -> ((MessageFault) fault).element())
                .isEqualTo("ClaimResponse.created");
    }

    @Test
    void a_currency_that_only_says_why_it_is_unknown_is_not_named() {
        String item = Said.item(1, "approved", "benefit", "100")
                .replace("\"currency\": \"SAR\"", "\"_currency\": " + Said.UNKNOWN);

        Decided decided = (Decided) done(
                ClaimReading.of(Said.heard(Said.claim("complete", "approved", ", \"item\": [" + item + "]")), ONE));

        assertThat(decided.lines().getFirst().benefit()).isEqualTo(sar(100_00));
    }

    @Test
    void an_error_whose_code_only_says_why_it_is_unknown_is_an_error() {
        String outcome = "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\", \"_code\": "
                + Said.UNKNOWN + "}]}";

        assertThat(done(ClaimReading.of(Said.heard(Said.message("claim-response", "fatal-error", outcome)), ONE)))
                .isInstanceOf(ClaimReply.Rejected.class);
    }

    @Test
    void a_decision_that_leaves_a_line_out_is_none() {
        String item = Said.item(1, "approved", "benefit", "100");
        Heard heard = Said.heard(Said.claim("complete", "approved", ", \"item\": [" + item + "]"));

        assertThatThrownBy(() -> ClaimReading.of(heard, List.of(1, 2))).isInstanceOf(MessageFault.class);
    }

    @Test
    void a_decision_on_a_line_that_was_never_sent_is_none() {
        String item = Said.item(7, "approved", "benefit", "100");
        Heard heard = Said.heard(Said.claim("complete", "approved", ", \"item\": [" + item + "]"));

        assertThatThrownBy(() -> ClaimReading.of(heard, ONE)).isInstanceOf(MessageFault.class);
    }

    @Test
    void what_is_longer_than_a_code_is_no_reason_and_a_number_is_kept_as_far_as_it_fits() {
        String item = Said.item(1, "rejected", "benefit", "0", "reason", "x".repeat(101));
        Heard wordy = Said.heard(Said.claim("complete", "rejected", ", \"item\": [" + item + "]"));
        Heard numbered = Said.heard(Said.claim("queued", "", "").replace("resp-9", "9".repeat(300)));

        assertThatThrownBy(() -> ClaimReading.of(wordy, ONE)).isInstanceOf(MessageFault.class);
        assertThat(done(ClaimReading.of(numbered, ONE)).payerReference()).isEqualTo("9".repeat(200));
    }

    @Test
    void an_answer_names_the_submission_it_is_about() {
        Heard heard = Said.heard(Said.claim("queued", "pended", ""));

        assertThat(ClaimReading.submissionOf(heard.first(ClaimResponse.class).orElseThrow()))
                .contains(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
    }

    @Test
    void liberties_of_form_are_counted_by_partner() {
        String odd = Said.claim("queued", "pended", ", \"unheardOf\": \"x\"");
        double before = count();

        Said.heard(odd);

        assertThat(count()).isEqualTo(before + 1);
    }

    private static double count() {
        return Said.METERS
                .counter("mizan.fhir.leniencies", "partner", "NAJD", "kind", "unknown-element")
                .count();
    }

    private static ClaimReply done(Answer<ClaimReply> answer) {
        return ((Answer.Done<ClaimReply>) answer).value();
    }

    private static Money sar(long minor) {
        return Money.ofMinor(minor, "SAR");
    }
}
