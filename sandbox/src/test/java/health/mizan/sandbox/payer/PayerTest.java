package health.mizan.sandbox.payer;

import static health.mizan.sandbox.RunningParty.tree;
import static health.mizan.sandbox.payer.PayerMessages.GOLDEN;
import static health.mizan.sandbox.payer.PayerMessages.claim;
import static health.mizan.sandbox.payer.PayerMessages.eligibility;
import static health.mizan.sandbox.payer.RunningPayer.amounts;
import static health.mizan.sandbox.payer.RunningPayer.focus;
import static health.mizan.sandbox.payer.RunningPayer.header;
import static health.mizan.sandbox.payer.RunningPayer.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.SandboxSettings.Door;
import health.mizan.sandbox.fhir.Fhir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerTest {

    private static final String GOLDEN_RULE = """
            {"deny":{"for":"NJD-1003-00","service":"DS-202","reason":"MN-1-1"}}""";

    @TempDir
    Path data;

    RunningPayer payer;

    @BeforeEach
    void start() throws IOException {
        payer = new RunningPayer(data, new Door("", "", "", ""));
    }

    @AfterEach
    void stop() {
        payer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "00, eligible, true",
        "01, not-active, false",
        "02, limit-exhausted, true",
        "03, out-network, true",
        "04, coverage-suspended, false"
    })
    void the_last_digits_of_a_member_number_tell_how_the_member_is_covered(String digits, String site, boolean force) {
        String question = eligibility("NJD-1-" + digits, "SILVER");

        String answer = payer.send(question);

        assertThat(header(answer).at("/eventCoding/code").asText()).isEqualTo("eligibility-response");
        assertThat(header(answer).at("/response/identifier").asText())
                .isEqualTo(header(question).path("id").asText());
        assertThat(Fhir.code(Fhir.extension(focus(answer), "extension-siteEligibility")
                        .path("valueCodeableConcept")))
                .isEqualTo(site);
        assertThat(focus(answer).at("/insurance/0/inforce").asBoolean()).isEqualTo(force);
    }

    @Test
    void a_cover_says_percentage_and_cap_for_each_side_of_the_network() {
        String answer = payer.send(eligibility("NJD-1-00", "SILVER"));

        List<JsonNode> items =
                Fhir.stream(focus(answer).at("/insurance/0/item")).toList();
        assertThat(items).hasSize(3);
        assertThat(items.get(1).at("/benefit/0/allowedUnsignedInt").asInt()).isEqualTo(20);
        assertThat(Fhir.minor(items.get(1).at("/benefit/1/allowedMoney"))).isEqualTo(75_00);
        assertThat(Fhir.minor(items.get(2).at("/benefit/1/allowedMoney"))).isEqualTo(100_00);
    }

    @Test
    void nobody_knows_a_member_of_the_published_unknown_identity() {
        String answer = payer.send(eligibility("X-00", "SILVER").replace("1000000000", "2333333333"));

        assertThat(focus(answer).path("outcome").asText()).isEqualTo("error");
        assertThat(Fhir.code(focus(answer).at("/error/0/code"))).isEqualTo("1658");
    }

    @Test
    void the_golden_claim_is_paid_to_the_halala() {
        payer.order(GOLDEN_RULE);

        String answer = payer.send(claim("C-1", "NJD-1003-00", "SILVER", GOLDEN));

        JsonNode response = focus(answer);
        assertThat(response.path("outcome").asText()).isEqualTo("complete");
        assertThat(outcome(response)).isEqualTo("partial");
        assertThat(response.at("/request/identifier/value").asText()).isEqualTo("C-1");
        JsonNode denied = response.at("/item/2");
        assertThat(outcome(denied)).isEqualTo("rejected");
        assertThat(amounts(denied)).containsEntry("rejected", 76_50L).containsEntry("patientShare", 0L);
        assertThat(payer.row("C-1").path("patientShareMinor").asLong()).isEqualTo(35_70);
        assertThat(payer.row("C-1").path("owedMinor").asLong()).isEqualTo(142_80);
        assertThat(payer.row("C-1").path("rejectedMinor").asLong()).isEqualTo(76_50);
    }

    @Test
    void the_published_worked_example_of_tax_comes_out_the_same() {
        payer.order("{\"plan\":{\"for\":\"any\",\"percent\":15}}");

        String answer =
                payer.send(claim("C-1", "M-00", "SILVER", List.of(new PayerMessages.Item("X", "200.00", "30.00"))));

        // nphies sample 7b: submitted 230, eligible 200, copay 30, benefit 170, tax 25.5
        assertThat(amounts(focus(answer).at("/item/0")))
                .containsEntry("submitted", 230_00L)
                .containsEntry("eligible", 200_00L)
                .containsEntry("copay", 30_00L)
                .containsEntry("benefit", 170_00L)
                .containsEntry("tax", 25_50L);
    }

    @ParameterizedTest
    @CsvSource({
        // 20 % of 600 is over the cap
        "SILVER, 600.00, 7500",
        "GOLD, 1000.00, 5000",
        // 30 first, then 20 % of 170
        "BRONZE, 200.00, 6400",
        "PLATINUM, 200.00, 0"
    })
    void a_share_is_what_the_plan_says_and_no_more_than_its_cap(String plan, String price, long share) {
        payer.send(claim("C-1", "M-00", plan, List.of(PayerMessages.item("X", price))));

        assertThat(payer.row("C-1").path("patientShareMinor").asLong()).isEqualTo(share);
    }

    @Test
    void the_same_message_is_answered_byte_for_byte_the_same_even_in_parallel_and_owed_once() throws Exception {
        String message = claim("C-1", "NJD-1003-00", "SILVER", GOLDEN);
        Callable<String> sending = () -> payer.send(message);

        List<Future<String>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Collections.nCopies(20, sending));
        }

        assertThat(answers)
                .extracting(Future::get)
                .containsOnly(answers.getFirst().get());
        assertThat(payer.row("C-1").path("decisions").asInt()).isOne();
    }

    @Test
    void an_id_used_for_something_else_and_a_claim_sent_in_another_message_are_refused() {
        String message = claim("C-1", "M-00", "SILVER", GOLDEN);
        payer.send(message);

        String reused = payer.send(message.replace("2026-03-01\",\"quantity", "2026-03-02\",\"quantity"));
        String again = payer.send(claim("C-1", "M-00", "SILVER", GOLDEN));

        assertThat(header(reused).at("/response/code").asText()).isEqualTo("fatal-error");
        assertThat(focus(reused).at("/issue/0/details/coding/0/code").asText()).isEqualTo("BV-00532");
        assertThat(focus(again).path("outcome").asText()).isEqualTo("error");
        assertThat(Fhir.code(focus(again).at("/error/0/code"))).isEqualTo("BV-00457");
    }

    @Test
    void a_claim_that_does_not_add_up_is_turned_down_with_the_place_of_the_fault() {
        String answer = payer.send(claim("C-1", "M-00", "SILVER", GOLDEN, "", "254.99"));

        JsonNode coding = focus(answer).at("/error/0/code/coding/0");
        assertThat(coding.path("code").asText()).isEqualTo("BV-00059");
        assertThat(coding.at("/extension/0/valueString").asText()).isEqualTo("Claim.total");
    }

    @ParameterizedTest
    @CsvSource({"08, rejected, 0", "07, partial, 14280", "02, rejected, 0", "00, approved, 20400"})
    void scripted_members_get_the_decision_of_their_script(String digits, String outcome, long owed) {
        String answer = payer.send(claim("C-1", "M-" + digits, "SILVER", GOLDEN));

        assertThat(outcome(focus(answer))).isEqualTo(outcome);
        assertThat(payer.row("C-1").path("owedMinor").asLong()).isEqualTo(owed);
    }

    @Test
    void a_garbled_answer_is_whole_when_asked_for_again() {
        String question = eligibility("M-11", "SILVER");
        String garbled = payer.send(question);

        String whole = payer.send(question);

        assertThat(whole).startsWith(garbled).hasSizeGreaterThan(garbled.length());
        assertThat(tree(whole).path("type").asText()).isEqualTo("message");
    }

    @Test
    void an_answer_that_came_too_late_is_there_when_asked_for_again() {
        payer.order("{\"hangMs\":100}");
        String question = eligibility("M-05", "SILVER");
        String late = payer.send(question);

        String answer = payer.send(question);

        assertThat(header(late).at("/response/code").asText()).isEqualTo("transient-error");
        assertThat(header(answer).at("/response/code").asText()).isEqualTo("ok");
    }

    @Test
    void what_was_decided_is_still_true_after_the_process_was_killed_in_the_middle_of_a_line() throws IOException {
        payer.order(GOLDEN_RULE);
        String message = claim("C-1", "NJD-1003-00", "SILVER", GOLDEN);
        String answer = payer.send(message);
        payer.close();
        Files.writeString(data.resolve("payer.journal"), "{\"entries\":[{\"ty", StandardOpenOption.APPEND);

        payer = new RunningPayer(data, new Door("", "", "", ""));

        assertThat(payer.send(message)).isEqualTo(answer);
        payer.send(claim("C-2", "NJD-1003-00", "SILVER", GOLDEN));
        assertThat(payer.row("C-1").path("owedMinor").asLong()).isEqualTo(142_80);
        assertThat(payer.row("C-2").path("owedMinor").asLong())
                .as("orders are remembered")
                .isEqualTo(142_80);
    }

    @Test
    void what_is_no_message_gets_an_outcome_that_says_why() {
        var answer = payer.send("POST", "/$process-message", "{\"resourceType\":\"Patient\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer.body()).path("resourceType").asText()).isEqualTo("OperationOutcome");
    }
}
