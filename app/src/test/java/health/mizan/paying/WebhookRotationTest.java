package health.mizan.paying;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.GatewaySettings;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.payments.PaymentOrder.Mode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** The secret that notices are signed with is replaced: first both count, then only the new one. */
class WebhookRotationTest extends PayingTest {

    private final Notices notices = new Notices(port);
    private final String fresh = newSecret();
    private String old = "";

    @BeforeEach
    void the_gateway_keeps_quiet() {
        till.webhooks("{\"paused\":true}");
        old = account().settings().webhookSecrets().getFirst();
    }

    @AfterEach
    void as_it_was() {
        restartedWith(old);
    }

    @Test
    void while_it_is_replaced_both_are_believed_and_afterwards_only_the_new_one() {
        Attempt first = paidUntold();
        Attempt second = paidUntold();
        Attempt third = paidUntold();

        restartedWith(fresh, old);
        assertThat(tell(old, first)).isEqualTo(204);
        assertThat(tell(fresh, second)).isEqualTo(204);
        becomes(first, AttemptState.CAPTURED);
        becomes(second, AttemptState.CAPTURED);

        restartedWith(fresh);
        assertThat(tell(old, third)).isEqualTo(401);
        assertThat(attempts.require(third.id()).state()).isEqualTo(AttemptState.ACTION_REQUIRED);
        assertThat(tell(fresh, third)).isEqualTo(204);
        becomes(third, AttemptState.CAPTURED);
    }

    @Test
    void a_gateway_that_signs_with_both_is_believed_before_during_and_after() {
        for (List<String> known : List.of(List.of(old), List.of(old, fresh), List.of(fresh))) {
            restartedWith(known.toArray(String[]::new));
            Attempt attempt = paidUntold();
            String id = "evt_" + UUID.randomUUID();
            long now = Instant.now().getEpochSecond();
            String body = noticeOf(attempt);

            String both = Notices.signature(old, id, now, body) + " " + Notices.signature(fresh, id, now, body);

            assertThat(notices.send("card", id, now, body, both)).isEqualTo(204);
            becomes(attempt, AttemptState.CAPTURED);
        }
    }

    private Attempt paidUntold() {
        Attempt attempt = started(order("60.00", Mode.IMMEDIATE));
        till.pay(attempt, Till.VISA);
        return attempt;
    }

    private int tell(String secret, Attempt attempt) {
        return notices.send(secret, "evt_" + UUID.randomUUID(), Instant.now().getEpochSecond(), noticeOf(attempt));
    }

    private String noticeOf(Attempt attempt) {
        return "{\"event\":{\"type\":\"payment.captured\"},\"payment\":"
                + till.payment(attempt).orElseThrow() + "}";
    }

    private GatewayAccount account() {
        return accounts.byCode("card").orElseThrow().account();
    }

    /** As the application would be with these settings; starting it anew takes ten seconds each. */
    private void restartedWith(String... secrets) {
        GatewayAccounts.Served served = accounts.byCode("card").orElseThrow();
        GatewaySettings.Account was = served.account().settings();
        GatewaySettings.Account now = new GatewaySettings.Account(
                was.provider(), was.target(), was.key(), was.pageUrl(), List.of(secrets), was.live(), was.enabled());
        GatewayAccount account =
                new GatewayAccount(served.account().id(), served.account().code(), now);
        @SuppressWarnings("unchecked")
        List<GatewayAccounts.Served> all =
                (List<GatewayAccounts.Served>) ReflectionTestUtils.getField(accounts, "served");
        all.set(all.indexOf(served), new GatewayAccounts.Served(account, served.gateway()));
    }

    private static String newSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
