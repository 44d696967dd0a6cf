package health.mizan.attempts;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.AttemptId;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which accounts a fact about a card payment moves: debits above zero, credits below. */
class PaymentPostingsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
    private static final OperationId OPERATION = new OperationId(UUID.randomUUID());

    @Test
    void a_hold_and_its_release_stand_beside_the_books() {
        PaymentOrder order = order(Debt.Kind.CASE);

        assertThat(moved(PaymentPostings.held(order, attempt(false), sar("75.00"))))
                .isEqualTo(Map.of(Account.HOLDS, 7500L, Account.HOLDS_CONTRA, -7500L));
        assertThat(moved(PaymentPostings.released(order, attempt(false), sar("39.30"))))
                .isEqualTo(Map.of(Account.HOLDS, -3930L, Account.HOLDS_CONTRA, 3930L));
    }

    @ParameterizedTest
    @CsvSource({
        "CASE, false, PATIENT_RECEIVABLE",
        "INVOICE, false, PATIENT_RECEIVABLE",
        "DEPOSIT, false, PATIENT_ADVANCE",
        "CASE, true, REFUNDS_DUE",
        "INVOICE, true, REFUNDS_DUE",
        "DEPOSIT, true, REFUNDS_DUE"
    })
    void money_taken_and_given_back_moves_between_the_gateway_and_whose_it_is(
            Debt.Kind debt, boolean orphan, Account whose) {
        PaymentOrder order = order(debt);
        Money nothing = sar("0.00");

        assertThat(moved(PaymentPostings.captured(order, attempt(orphan), OPERATION, sar("35.70"), nothing)))
                .isEqualTo(Map.of(Account.GATEWAY_CLEARING, 3570L, whose, -3570L));
        assertThat(moved(PaymentPostings.refunded(order, attempt(orphan), OPERATION, sar("5.00"))))
                .isEqualTo(Map.of(Account.GATEWAY_CLEARING, -500L, whose, 500L));
    }

    @Test
    void money_taken_from_a_hold_is_reserved_no_more() {
        JournalEntry entry =
                PaymentPostings.captured(order(Debt.Kind.CASE), attempt(false), OPERATION, sar("35.70"), sar("35.70"));

        assertThat(moved(entry))
                .isEqualTo(Map.of(
                        Account.GATEWAY_CLEARING, 3570L,
                        Account.PATIENT_RECEIVABLE, -3570L,
                        Account.HOLDS, -3570L,
                        Account.HOLDS_CONTRA, 3570L));
    }

    private static PaymentOrder order(Debt.Kind kind) {
        return new PaymentOrder(
                new PaymentOrderId(UUID.randomUUID()),
                new Debt(kind, UUID.randomUUID()),
                new PatientId(UUID.randomUUID()),
                new FacilityId(UUID.randomUUID()),
                sar("75.00"),
                PaymentOrder.Mode.IMMEDIATE,
                PaymentOrder.State.OPEN,
                sar("0.00"),
                sar("0.00"),
                NOW);
    }

    private static Attempt attempt(boolean orphan) {
        Money zero = sar("0.00");
        return new Attempt(
                new AttemptId(UUID.randomUUID()),
                new PaymentOrderId(UUID.randomUUID()),
                UUID.randomUUID(),
                "ours",
                new Attempt.Terms(PaymentMethod.CARD, true, sar("75.00"), "https://clinic.example.org", "en"),
                new Attempt.Known(null, null, null, null),
                AttemptState.AUTHORISED,
                new Attempt.Sums(sar("75.00"), zero, zero),
                orphan,
                null,
                null,
                NOW);
    }

    private static Map<Account, Long> moved(JournalEntry entry) {
        return entry.lines().stream().collect(Collectors.toMap(JournalEntry.Line::account, line -> line.amount()
                .minor()));
    }
}
