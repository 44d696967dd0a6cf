package health.mizan.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.SecondJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another process dies while it tells the EMR, at each step in turn; this one puts it right. */
class EmrCrashTest extends EmrTest {

    @ParameterizedTest
    @EnumSource
    void killed_at_any_step_there_is_one_payment_notice(EmrCopyMain.Step step) {
        world.send(world.issued(invoice.id()));
        NoticeId paid = world.paid(invoice.id(), "35.70");

        dies(paid, step);
        int before = emr.of("PaymentNotice", visit).size();
        until(paid, NoticeState.SUCCESS);

        assertThat(before).isEqualTo(step.compareTo(EmrCopyMain.Step.THE_EMR_HAS_IT) >= 0 ? 1 : 0);
        assertThat(emr.of("PaymentNotice", visit)).hasSize(1);
    }

    @Test
    void killed_when_the_emr_had_the_balance_and_not_yet_the_payment_it_gets_the_payment_too() {
        world.send(world.issued(invoice.id()));
        NoticeId paid = world.paid(invoice.id(), "35.70");
        emr.fault("drop-before", "/fhir/PaymentNotice", 1, 0);

        dies(paid, EmrCopyMain.Step.NOTING_THE_ANSWER);
        String balance = one("Invoice").path("status").asText();
        int before = emr.of("PaymentNotice", visit).size();
        until(paid, NoticeState.SUCCESS);

        assertThat(balance).isEqualTo("balanced");
        assertThat(before).isZero();
        assertThat(emr.of("PaymentNotice", visit)).hasSize(1);
        assertThat(emr.of("Invoice", visit)).hasSize(1);
    }

    private void dies(NoticeId notice, EmrCopyMain.Step step) {
        try (SecondJvm doomed =
                SecondJvm.start(EmrCopyMain.class, database.url(), emr.base(), notice.toString(), step.name())) {
            assertThat(doomed.waitForEnd()).as(doomed.output()).isEqualTo(EmrCopyMain.KILLED);
        }
    }
}
