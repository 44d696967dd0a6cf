package health.mizan.fhir.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.beats.Answer;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.fhir.Samples;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.money.Money;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EligibilityReadingTest {

    private static final String SILVER = """
            {"category": {"coding": [{"code": "30"}]}, "network": {"coding": [{"code": "in"}]},
             "term": {"coding": [{"code": "annual"}]}, "benefit": [
              {"type": {"coding": [{"code": "benefit"}]}, "allowedMoney": {"value": 500000, "currency": "SAR"},
               "usedMoney": {"value": 1250.5, "currency": "SAR"}},
              {"type": {"coding": [{"code": "copay-percent"}]}, "allowedUnsignedInt": 20},
              {"type": {"coding": [{"code": "copay-maximum"}]}, "allowedMoney": {"value": 75}},
              {"type": {"coding": [{"code": "room"}]}, "allowedString": "private"}]}
            """;

    @Test
    void a_covered_member_is_read_with_share_cap_and_limit() {
        EligibilityAnswer answer = done(Said.eligibility("complete", "eligible", "true", SILVER));

        assertThat(answer)
                .isEqualTo(new EligibilityAnswer(
                        "resp-7",
                        Standing.ELIGIBLE,
                        true,
                        List.of(
                                new Benefit(
                                        Benefit.Kind.BENEFIT,
                                        null,
                                        NetworkSide.IN_NETWORK,
                                        CostRule.Per.YEAR,
                                        sar(500_000_00),
                                        sar(1250_50),
                                        null),
                                new Benefit(
                                        Benefit.Kind.COPAY_PERCENT,
                                        null,
                                        NetworkSide.IN_NETWORK,
                                        CostRule.Per.VISIT,
                                        null,
                                        null,
                                        2000),
                                new Benefit(
                                        Benefit.Kind.COPAY_MAXIMUM,
                                        null,
                                        NetworkSide.IN_NETWORK,
                                        CostRule.Per.VISIT,
                                        sar(75_00),
                                        null,
                                        null)),
                        "subject to the contract"));
    }

    @Test
    void what_may_turn_the_meaning_round_says_nothing() {
        String item = SILVER.replaceFirst(
                "\\{", "{\"modifierExtension\": [{\"url\": \"http://evil.example/not\", \"valueBoolean\": true}],");

        assertThatThrownBy(() -> done(Said.eligibility("complete", "eligible", "true", item)))
                .isInstanceOf(MessageFault.class)
                .hasMessageContaining("modifierExtension");
    }

    @Test
    void the_published_answer_is_read() {
        Heard heard = Said.READER.message(Samples.bytes("nphies/14b-Eligibility_Response_Ben-Val.json"), "sample");

        EligibilityAnswer answer = ((Answer.Done<EligibilityAnswer>) EligibilityReading.of(heard)).value();

        assertThat(answer.payerReference()).isEqualTo("resp_161490");
        assertThat(answer.standing()).isEqualTo(Standing.ELIGIBLE);
        assertThat(answer.inForce()).isTrue();
        assertThat(answer.benefits())
                .extracting(Benefit::category, Benefit::allowed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, sar(1000_00)),
                        org.assertj.core.groups.Tuple.tuple(ServiceCategory.SURGERY, sar(1050_00)));
    }

    @ParameterizedTest
    @CsvSource({
        "not-active, NOT_ACTIVE",
        "not-direct billing, NOT_DIRECT_BILLING",
        "Out-Network, OUT_OF_NETWORK",
        "limit-exhausted, LIMIT_EXHAUSTED",
        "coverage-suspended, COVERAGE_SUSPENDED",
        "provider-contract-suspended, PROVIDER_CONTRACT_SUSPENDED"
    })
    void the_site_is_judged_whatever_the_spelling(String code, Standing standing) {
        assertThat(done(Said.eligibility("complete", code, "false", "")).standing())
                .isEqualTo(standing);
    }

    @Test
    void an_outcome_that_only_says_why_it_is_unknown_is_missing() {
        Heard heard = Said.heard(Said.eligibility("complete", "eligible", "true", "")
                .replace("\"outcome\": \"complete\"", "\"_outcome\": " + Said.UNKNOWN));

        assertThatThrownBy(() -> EligibilityReading.of(heard)).isInstanceOf(MessageFault.class);
    }

    @Test
    void a_judgement_of_unknown_name_is_no_yes() {
        Heard heard = Said.heard(Said.eligibility("complete", "perhaps", "true", ""));

        assertThatThrownBy(() -> EligibilityReading.of(heard))
                .isInstanceOf(MessageFault.class)
                .hasMessageContaining("siteEligibility");
    }

    @Test
    void an_excluded_kind_of_care_is_worth_nothing() {
        EligibilityAnswer answer = done(Said.eligibility(
                "complete",
                "eligible",
                "true",
                "{\"category\": {\"coding\": [{\"code\": \"14\"}]}, \"excluded\": true}"));

        assertThat(answer.benefits()).singleElement().satisfies(benefit -> {
            assertThat(benefit.category()).isEqualTo(ServiceCategory.DENTAL);
            assertThat(benefit.allowed()).isEqualTo(sar(0));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"allowedUnsignedInt\": 20", "\"allowedString\": \"20 %\"", "\"allowedMoney\": {\"value\": 20}"
            })
    void a_percentage_is_read_in_each_of_its_spellings(String twenty) {
        String item =
                "{\"category\": {\"coding\": [{\"code\": \"3\"}]}, \"benefit\": [{\"type\": {\"coding\": [{\"code\": "
                        + "\"copay-percent\"}]}, " + twenty + "}]}";

        assertThat(done(Said.eligibility("complete", "eligible", "true", item)).benefits())
                .extracting(Benefit::basisPoints)
                .containsExactly(2000);
    }

    @Test
    void an_amount_finer_than_a_halala_is_not_rounded() {
        String item =
                "{\"category\": {\"coding\": [{\"code\": \"3\"}]}, \"benefit\": [{\"type\": {\"coding\": [{\"code\": "
                        + "\"copay\"}]}, \"allowedMoney\": {\"value\": 20.005, \"currency\": \"SAR\"}}]}";
        Heard heard = Said.heard(Said.eligibility("complete", "eligible", "true", item));

        assertThatThrownBy(() -> EligibilityReading.of(heard)).isInstanceOf(MessageFault.class);
    }

    @Test
    void an_amount_below_zero_is_none() {
        String item =
                "{\"category\": {\"coding\": [{\"code\": \"3\"}]}, \"benefit\": [{\"type\": {\"coding\": [{\"code\": "
                        + "\"copay\"}]}, \"allowedMoney\": {\"value\": -20, \"currency\": \"SAR\"}}]}";
        Heard heard = Said.heard(Said.eligibility("complete", "eligible", "true", item));

        assertThatThrownBy(() -> EligibilityReading.of(heard)).isInstanceOf(MessageFault.class);
    }

    @Test
    void no_such_member_is_an_answer() {
        String answer = Said.message("eligibility-response", "ok", """
                {"resourceType": "CoverageEligibilityResponse", "status": "active", "outcome": "error",
                 "error": [{"code": {"coding": [{"code": "1658", "display": "no member found"}]}}]}
                """);

        assertThat(done(answer).standing()).isEqualTo(Standing.MEMBER_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "fatal-error, GE-00012, NotSent",
        "fatal-error, GE-00014, Unknown",
        "fatal-error, GE-00010, Refused",
        "fatal-error, GE-00020, Refused",
        "fatal-error, BV-00532, Unknown",
        "fatal-error, BV-00729, Refused",
        "transient-error, exception, Unknown"
    })
    void what_an_error_means_follows_from_its_code(String response, String code, String meaning) {
        Heard heard = Said.heard(Said.message("eligibility-response", response, Said.outcome(code)));

        assertThat(EligibilityReading.of(heard).getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void a_queued_question_is_asked_again() {
        assertThat(EligibilityReading.of(Said.heard(Said.eligibility("queued", "eligible", "true", ""))))
                .isEqualTo(new Answer.Unknown<>("queued"));
    }

    private static EligibilityAnswer done(String bundle) {
        return ((Answer.Done<EligibilityAnswer>) EligibilityReading.of(Said.heard(bundle))).value();
    }

    private static Money sar(long minor) {
        return Money.ofMinor(minor, "SAR");
    }
}
