package health.mizan.frontdesk;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.Benefit.Kind;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.explanations.Sentence;
import health.mizan.frontdesk.EligibilityCheckView.Said;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverWordsTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Sentence NAJD = new Sentence("Najd", "نجد");

    @Test
    void a_covered_visit_in_the_words_of_the_desk() {
        List<Said> said = words(answered(
                Standing.ELIGIBLE,
                true,
                benefit(Kind.BENEFIT, null, sar("500000"), sar("120000"), null),
                benefit(Kind.COPAY_PERCENT, null, null, null, 2000),
                benefit(Kind.COPAY_MAXIMUM, null, sar("75"), null, null),
                benefit(Kind.COPAY_PERCENT, ServiceCategory.DENTAL, null, null, 5000),
                benefit(Kind.APPROVAL_LIMIT, null, sar("500"), null, null),
                benefit(Kind.DEDUCTIBLE, null, sar("30"), sar("40"), null)));

        assertThat(said)
                .extracting(Said::en)
                .containsExactly(
                        "Covered for doctor's visit today at this site.",
                        "In the plan's network.",
                        "Overall limit: SAR 380000.00 left of SAR 500000.00.",
                        "You pay 20 %, at most SAR 75.00.",
                        "You pay 50 % for dental care.",
                        "Approval is needed above SAR 500.00.",
                        "Deductible: SAR 0.00 still open of SAR 30.00.",
                        "Answered 10:41 by Najd.");
        assertThat(said.getFirst().ar()).isEqualTo("التغطية تشمل زيارة الطبيب اليوم في هذا الموقع.");
        assertThat(said.getLast().ar()).isEqualTo("أجابت نجد الساعة \u206610:41\u2069.");
    }

    @Test
    void an_answer_of_another_day_says_so() {
        EligibilityCheck check = answered(Standing.ELIGIBLE, true);

        List<Said> said =
                CoverWords.of(CoverWords.Asked.of(check), NAJD, RIYADH, LocalDateTime.parse("2026-05-05T09:00"));

        assertThat(said.getFirst().en()).isEqualTo("Covered for doctor's visit on 2026-05-04 at this site.");
        assertThat(said.getLast().en()).isEqualTo("Answered 2026-05-04 10:41 by Najd.");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ELIGIBLE", "OUT_OF_NETWORK"})
    void who_is_not_covered_is_told_no_terms(Standing standing) {
        List<Said> said = words(answered(standing, true, benefit(Kind.COPAY_PERCENT, null, null, null, 2000)));

        assertThat(said).extracting(Said::topic).containsExactly("standing", "age");
        assertThat(said).allSatisfy(one -> assertThat(one.ar()).isNotBlank());
    }

    @Test
    void a_lapsed_policy_is_told_no_terms_either() {
        assertThat(words(answered(Standing.ELIGIBLE, false)))
                .extracting(Said::topic)
                .containsExactly("standing", "in-force", "age");
    }

    @Test
    void outside_the_network_only_the_terms_for_there_are_told() {
        Benefit inside =
                new Benefit(Kind.COPAY_PERCENT, null, NetworkSide.IN_NETWORK, CostRule.Per.VISIT, null, null, 2000);
        Benefit outside =
                new Benefit(Kind.COPAY_PERCENT, null, NetworkSide.OUT_OF_NETWORK, CostRule.Per.VISIT, null, null, 4000);

        assertThat(words(answered(Standing.OUT_OF_NETWORK, true, inside, outside)))
                .extracting(Said::en)
                .contains("You pay 40 %.")
                .doesNotContain("You pay 20 %.", "In the plan's network.");
    }

    @Test
    void without_an_answer_the_desk_is_told_what_to_do() {
        assertThat(words(check(CheckState.TENTATIVE, null, null)).getFirst().en())
                .contains("go on by the plan's terms");
        assertThat(words(check(CheckState.UNANSWERED, EligibilityCheck.NO_ANSWER, null))
                        .getFirst()
                        .en())
                .contains("ask again");
        assertThat(words(check(CheckState.UNANSWERED, "BV-00437", null))
                        .getFirst()
                        .en())
                .contains("BV-00437");
    }

    @Test
    void of_a_number_that_the_insurer_does_not_know_no_member_number_and_no_policy_is_spoken() {
        CoverWords.Asked about = CoverWords.Asked.of(answered(Standing.MEMBER_NOT_FOUND, false));
        CoverWords.Asked number = new CoverWords.Asked(
                about.state(), null, about.answer(), about.serviceDate(), about.categories(), about.settledAt(), false);

        assertThat(words(about).getFirst().en()).isEqualTo("The insurer does not know this member number.");
        assertThat(words(number).getFirst().en()).isEqualTo("The insurer covers nobody with this number.");
        assertThat(words(number)).extracting(Said::topic).containsExactly("standing", "age");
    }

    private static List<Said> words(EligibilityCheck check) {
        return words(CoverWords.Asked.of(check));
    }

    private static List<Said> words(CoverWords.Asked asked) {
        return CoverWords.of(asked, NAJD, RIYADH, LocalDateTime.parse("2026-05-04T10:50"));
    }

    private static EligibilityCheck answered(Standing standing, boolean inForce, Benefit... benefits) {
        return check(
                CheckState.ANSWERED, null, new EligibilityAnswer("N-1", standing, inForce, List.of(benefits), null));
    }

    private static EligibilityCheck check(
            CheckState state, @Nullable String reason, @Nullable EligibilityAnswer answer) {
        Instant settled = Instant.parse("2026-05-04T07:41:30Z");
        return new EligibilityCheck(
                new EligibilityCheckId(UUID.randomUUID()),
                2,
                new PatientId(UUID.randomUUID()),
                new CoverageId(UUID.randomUUID()),
                new PayerId(UUID.randomUUID()),
                new FacilityId(UUID.randomUUID()),
                null,
                DAY,
                Set.of(ServiceCategory.CONSULTATION),
                state,
                1,
                reason,
                answer,
                settled,
                settled,
                state.isOpen() ? null : settled);
    }

    private static Benefit benefit(
            Kind kind,
            @Nullable ServiceCategory category,
            @Nullable Money allowed,
            @Nullable Money used,
            @Nullable Integer points) {
        return new Benefit(kind, category, NetworkSide.ANY, CostRule.Per.VISIT, allowed, used, points);
    }
}
