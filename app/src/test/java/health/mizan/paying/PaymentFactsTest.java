package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.acquiring.GatewayView.Standing;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.collecting.PaymentEvidence;
import health.mizan.ledger.Account;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrder.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every order of the same views of one payment ends in the same states, sums and postings. */
class PaymentFactsTest extends PayingTest {

    @Autowired
    private PaymentEvidence evidence;

    private record End(String state, Attempt.Sums sums, String order, Money captured, Money clearing, int entries) {}

    @Test
    void a_hold_taken_in_two_parts_and_refunded_ends_the_same_in_all_orders() {
        Movement one = new Movement("cap_1", "", sar("10.00"));
        Movement two = new Movement("cap_2", "", sar("20.00"));
        Movement back = new Movement("ref_1", "", sar("5.00"));

        List<End> ends = permuted(
                view(Standing.WAITING_FOR_PAYER, false, List.of(), List.of()),
                view(Standing.AUTHORISED, true, List.of(), List.of()),
                view(Standing.AUTHORISED, true, List.of(one), List.of()),
                view(Standing.AUTHORISED, false, List.of(one, two), List.of()),
                view(Standing.AUTHORISED, false, List.of(one, two), List.of(back)));

        assertThat(ends).hasSize(120);
        assertThat(ends.stream().distinct())
                .containsExactly(new End(
                        "captured",
                        new Attempt.Sums(sar("75.00"), sar("30.00"), sar("5.00")),
                        "collected",
                        sar("30.00"),
                        sar("25.00"),
                        5));
    }

    @Test
    void a_hold_that_ran_out_ends_the_same_in_all_orders() {
        List<End> ends = permuted(
                view(Standing.WAITING_FOR_PAYER, false, List.of(), List.of()),
                view(Standing.PROCESSING, false, List.of(), List.of()),
                view(Standing.AUTHORISED, true, List.of(), List.of()),
                view(Standing.EXPIRED, false, List.of(), List.of()));

        assertThat(ends.stream().distinct())
                .containsExactly(
                        new End("expired", new Attempt.Sums(sar("75.00"), zero(), zero()), "open", zero(), zero(), 2));
    }

    private List<End> permuted(GatewayView... views) {
        List<End> ends = new ArrayList<>();
        permute(new ArrayList<>(List.of(views)), 0, order -> ends.add(end(order)));
        return ends;
    }

    private static void permute(
            List<GatewayView> views, int from, java.util.function.Consumer<List<GatewayView>> each) {
        if (from == views.size()) {
            each.accept(List.copyOf(views));
            return;
        }
        for (int i = from; i < views.size(); i++) {
            java.util.Collections.swap(views, from, i);
            permute(views, from + 1, each);
            java.util.Collections.swap(views, from, i);
        }
    }

    private End end(List<GatewayView> views) {
        GatewayAccount account = new GatewayAccount(
                UUID.randomUUID(),
                "x",
                accounts.byCode("card").orElseThrow().account().settings());
        owner.sql("insert into billing.gateway_account (id, code, provider) values (:id, :code, 'facts')")
                .param("id", account.id())
                .param("code", "f" + account.id().toString().substring(0, 30))
                .update();
        PaymentOrder order = order("75.00", Mode.DEFERRED);
        Attempt attempt = tx.get(() -> attempts.begin(
                        orders.lock(order.id()),
                        account,
                        new Attempt.Terms(PaymentMethod.CARD, true, sar("75.00"), "https://clinic.example.org", "en"))
                .orElseThrow());
        String payment = "pay_" + attempt.id();
        for (GatewayView view : views) {
            tx.run(() -> evidence.learn(attempts.lock(attempt.id()), of(view, attempt, payment)));
        }
        Attempt now = attempts.require(attempt.id());
        PaymentOrder then = orders.require(order.id());
        return new End(
                now.state().code(),
                now.sums(),
                then.state().code(),
                then.captured(),
                ledger.balance(
                        Account.GATEWAY_CLEARING,
                        new Party(Party.Kind.GATEWAY, account.id()),
                        then.amount().currency()),
                entries(now));
    }

    private int entries(Attempt attempt) {
        return owner.sql("""
                        select count(*) from billing.journal_entry
                         where source = :attempt or source in (select id::text from billing.payment_operation
                                                                where attempt_id = :attempt::uuid)
                        """)
                .param("attempt", attempt.id().toString())
                .query(Integer.class)
                .single();
    }

    private static GatewayView view(Standing standing, boolean open, List<Movement> captures, List<Movement> refunds) {
        boolean agreed = standing == Standing.AUTHORISED || standing == Standing.EXPIRED;
        return new GatewayView(
                "",
                "",
                standing,
                sar("75.00"),
                agreed ? sar("75.00") : zero(),
                captures,
                refunds,
                open,
                open ? Optional.of(Instant.parse("2030-01-01T00:00:00Z")) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new GatewayView.Card("visa", "•••• 1111"));
    }

    private static GatewayView of(GatewayView view, Attempt attempt, String payment) {
        return new GatewayView(
                payment,
                attempt.merchantReference(),
                view.standing(),
                view.amount(),
                view.authorised(),
                view.captures(),
                view.refunds(),
                view.open(),
                view.holdUntil(),
                view.failure(),
                view.page(),
                view.card());
    }
}
