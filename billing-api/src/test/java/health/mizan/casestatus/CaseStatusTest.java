package health.mizan.casestatus;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseState;
import health.mizan.casestatus.CaseFacts.Bill;
import health.mizan.casestatus.CaseFacts.Cover;
import health.mizan.casestatus.CaseFacts.Payment;
import health.mizan.casestatus.CaseFacts.Secured;
import health.mizan.claims.ClaimState;
import health.mizan.writeback.NoticeState.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule over every combination of facts there can be. */
class CaseStatusTest {

    /** Visit, cover, what secures the payment, claim, bill, payment, EMR; and what is told. */
    private static final String TABLE = """
            PLANNED,   NONE,       NOTHING, -,         NONE,        NONE,      NOT_APPLICABLE, PLANNED
            PLANNED,   CONFIRMED,  NOTHING, -,         NONE,        NONE,      NOT_APPLICABLE, PLANNED
            PLANNED,   UNCHECKED,  NOTHING, -,         NONE,        NONE,      NOT_APPLICABLE, COVER_UNCHECKED
            PLANNED,   ASKED,      NOTHING, -,         NONE,        NONE,      NOT_APPLICABLE, COVER_ASKED
            PLANNED,   UNANSWERED, NOTHING, -,         NONE,        NONE,      NOT_APPLICABLE, COVER_UNANSWERED
            PLANNED,   REFUSED,    NOTHING, -,         NONE,        NONE,      NOT_APPLICABLE, NOT_COVERED
            PLANNED,   REFUSED,    HELD,    -,         NONE,        NONE,      NOT_APPLICABLE, NOT_COVERED
            PLANNED,   CONFIRMED,  HELD,    -,         NONE,        NONE,      NOT_APPLICABLE, HELD
            PLANNED,   UNANSWERED, PREPAID, -,         NONE,        NONE,      NOT_APPLICABLE, PREPAID
            PLANNED,   CONFIRMED,  NOTHING, -,         NONE,        FAILED,    NOT_APPLICABLE, PAYMENT_FAILED
            PLANNED,   CONFIRMED,  HELD,    -,         NONE,        FAILED,    NOT_APPLICABLE, HELD
            PLANNED,   CONFIRMED,  NOTHING, -,         NONE,        UNDER_WAY, NOT_APPLICABLE, PAYMENT_UNDER_WAY
            CANCELLED, CONFIRMED,  NOTHING, CANCELLED, NONE,        NONE,      NOT_APPLICABLE, CANCELLED
            CANCELLED, CONFIRMED,  HELD,    -,         NONE,        UNKNOWN,   NOT_APPLICABLE, PAYMENT_UNKNOWN
            CONFIRMED, CONFIRMED,  HELD,    -,         NONE,        NONE,      NOT_APPLICABLE, BILLING
            CONFIRMED, CONFIRMED,  HELD,    DRAFT,     NONE,        NONE,      NOT_APPLICABLE, CLAIM_PREPARED
            CONFIRMED, CONFIRMED,  HELD,    READY,     NONE,        NONE,      NOT_APPLICABLE, CLAIM_PREPARED
            CONFIRMED, CONFIRMED,  HELD,    HELD,      NONE,        NONE,      NOT_APPLICABLE, CLAIM_BLOCKED
            CONFIRMED, CONFIRMED,  HELD,    SUBMITTED, NONE,        NONE,      NOT_APPLICABLE, CLAIM_SENT
            CONFIRMED, CONFIRMED,  HELD,    PENDED,    NONE,        NONE,      NOT_APPLICABLE, CLAIM_PENDED
            CONFIRMED, CONFIRMED,  HELD,    DECIDED,   NONE,        NONE,      NOT_APPLICABLE, CLAIM_DECIDED
            CONFIRMED, CONFIRMED,  HELD,    REJECTED,  NONE,        NONE,      NOT_APPLICABLE, CLAIM_REJECTED
            CONFIRMED, CONFIRMED,  HELD,    POSTED,    UNPAID,      NONE,      RETRY,          TO_BE_TAKEN
            CONFIRMED, CONFIRMED,  NOTHING, POSTED,    UNPAID,      NONE,      RETRY,          TO_PAY
            CONFIRMED, CONFIRMED,  NOTHING, DRAFT,     UNPAID,      NONE,      RETRY,          TO_PAY
            CONFIRMED, CONFIRMED,  NOTHING, POSTED,    UNPAID,      FAILED,    SUCCESS,        PAYMENT_FAILED
            CONFIRMED, CONFIRMED,  PREPAID, POSTED,    PARTLY_PAID, NONE,      SUCCESS,        PARTLY_PAID
            CONFIRMED, NONE,       NOTHING, -,         CREDITED,    NONE,      SUCCESS,        CREDITED
            CONFIRMED, CONFIRMED,  NOTHING, POSTED,    PAID,        NONE,      RETRY,          EMR_BEING_TOLD
            CONFIRMED, CONFIRMED,  NOTHING, POSTED,    PAID,        FAILED,    FAILED,         EMR_NOT_TOLD
            CONFIRMED, CONFIRMED,  NOTHING, POSTED,    NOTHING_DUE, NONE,      SUCCESS,        NOTHING_DUE
            CONFIRMED, NONE,       NOTHING, -,         PAID,        NONE,      NOT_APPLICABLE, PAID
            CONFIRMED, CONFIRMED,  NOTHING, PENDED,    PAID,        NONE,      SUCCESS,        CLAIM_PENDED
            """;

    private static final List<CaseFacts> EVERY = every();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = TABLE)
    void these_facts_are_told_so(
            CaseState visit,
            Cover cover,
            Secured secured,
            @Nullable ClaimState claim,
            Bill bill,
            Payment payment,
            Outcome emr,
            CaseStatus expected) {
        assertThat(CaseStatus.of(new CaseFacts(visit, cover, secured, claim, bill, payment, emr)))
                .isEqualTo(expected);
    }

    @Test
    void each_state_is_reached_and_no_combination_is_without_one() {
        Set<CaseStatus> reached = EnumSet.noneOf(CaseStatus.class);

        EVERY.forEach(facts -> reached.add(CaseStatus.of(facts)));

        assertThat(EVERY).hasSize(3 * 6 * 3 * 10 * 6 * 4 * 4);
        assertThat(reached).containsExactlyInAnyOrder(CaseStatus.values());
    }

    @Test
    void nobody_is_asked_to_pay_while_a_payment_may_have_gone_through_or_goes_through() {
        assertThat(EVERY.stream()
                        .filter(facts -> facts.payment() == Payment.UNKNOWN || facts.payment() == Payment.UNDER_WAY)
                        .map(CaseStatus::of))
                .containsOnly(CaseStatus.PAYMENT_UNKNOWN, CaseStatus.PAYMENT_UNDER_WAY);
    }

    @Test
    void nobody_is_asked_to_pay_what_comes_from_a_hold_or_for_a_visit_that_is_off() {
        assertThat(EVERY.stream()
                        .filter(facts -> facts.secured() == Secured.HELD || facts.visit() == CaseState.CANCELLED)
                        .map(CaseStatus::of))
                .doesNotContain(CaseStatus.TO_PAY, CaseStatus.PARTLY_PAID, CaseStatus.PAYMENT_FAILED);
    }

    @Test
    void what_is_open_is_never_told_as_settled_and_what_is_settled_never_as_open() {
        Set<CaseStatus> settled = EnumSet.of(
                CaseStatus.PAID,
                CaseStatus.NOTHING_DUE,
                CaseStatus.CREDITED,
                CaseStatus.EMR_BEING_TOLD,
                CaseStatus.EMR_NOT_TOLD);
        Set<CaseStatus> open = EnumSet.of(CaseStatus.TO_PAY, CaseStatus.PARTLY_PAID, CaseStatus.TO_BE_TAKEN);

        assertThat(EVERY).allSatisfy(facts -> {
            boolean isOpen = facts.bill() == Bill.UNPAID || facts.bill() == Bill.PARTLY_PAID;
            if (isOpen || facts.bill() == Bill.NONE) {
                assertThat(settled).doesNotContain(CaseStatus.of(facts));
            }
            if (!isOpen) {
                assertThat(open).doesNotContain(CaseStatus.of(facts));
            }
        });
    }

    private static List<CaseFacts> every() {
        List<@Nullable ClaimState> claims = new ArrayList<>(Arrays.asList(ClaimState.values()));
        claims.add(null);
        List<CaseFacts> every = new ArrayList<>();
        for (CaseState visit : CaseState.values()) {
            for (Cover cover : Cover.values()) {
                for (Secured secured : Secured.values()) {
                    for (ClaimState claim : claims) {
                        for (Bill bill : Bill.values()) {
                            for (Payment payment : Payment.values()) {
                                for (Outcome emr : Outcome.values()) {
                                    every.add(new CaseFacts(visit, cover, secured, claim, bill, payment, emr));
                                }
                            }
                        }
                    }
                }
            }
        }
        return every;
    }
}
