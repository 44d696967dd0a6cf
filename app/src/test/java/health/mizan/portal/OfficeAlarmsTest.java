package health.mizan.portal;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.remarks.Remark;
import health.mizan.testing.AppTest;
import health.mizan.testing.Opens;
import health.mizan.tx.Tx;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with money, as those who look into it read it and close it. */
class OfficeAlarmsTest extends AppTest {

    @Autowired
    PaymentAlarms alarms;

    @Autowired
    Tx tx;

    @Test
    @Opens({"GET /{language:ar|en}/office/alarms/{id}", "POST /{language:ar|en}/office/alarms/{id}"})
    void an_alarm_is_ended_once_by_who_says_what_was_done() {
        String reference = "pay-" + UUID.randomUUID();
        String alarm = "/en/office/alarms/" + alarm(reference);
        StaffPages finance = new StaffPages(port, "finance");

        HttpResponse<String> shown = finance.get(alarm);
        HttpResponse<String> silent = finance.post(alarm, Map.of("note", "x"));
        String ended = StaffPages.location(finance.post(alarm, Map.of("note", "refunded by hand")));

        assertThat(shown.body()).contains(reference);
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(ended).isEqualTo("/en/office/alarms");
        assertThat(finance.get(alarm).statusCode()).isEqualTo(404);
        assertThat(finance.post(alarm, Map.of("note", "once more")).statusCode())
                .isEqualTo(404);
        assertThat(new StaffPages(port, "biller").get(alarm).statusCode()).isEqualTo(403);
    }

    @Test
    void an_alarm_is_told_in_the_readers_language() {
        String reference = "pay-" + UUID.randomUUID();
        UUID alarm = alarm(reference);
        StaffPages finance = new StaffPages(port, "finance");
        StaffPages operator = new StaffPages(port, "operator");
        String arabic = "عملية دفع بمبلغ \u20661.00\u2069 ريال سعودي ليست من عملياتنا.";
        String english = "A payment of SAR 1.00 is none of ours.";

        for (String one : List.of("/office/alarms", "/office/alarms/" + alarm)) {
            assertThat(finance.get("/ar" + one).body()).contains(arabic).doesNotContain(english);
            assertThat(finance.get("/en" + one).body()).contains(english).doesNotContain(arabic);
        }
        String waiting = "/ops/waiting/alarms";
        assertThat(operator.get("/ar" + waiting).body())
                .contains(reference, arabic)
                .doesNotContain(english);
        assertThat(operator.get("/en" + waiting).body())
                .contains(reference, english)
                .doesNotContain(arabic);
        StaffPages.location(finance.post("/en/office/alarms/" + alarm, Map.of("note", "looked into")));
    }

    /** The oldest of all, as lists begin with it. */
    private UUID alarm(String reference) {
        tx.run(() -> alarms.raise(
                PaymentAlarm.Kind.UNKNOWN_REFERENCE,
                reference,
                null,
                List.of(Remark.of(Remark.Kind.NO_PAYMENT_OF_OURS, sar("1.00")))));
        return JdbcClient.create(database.asOwner())
                .sql("update billing.payment_alarm set raised_at = :at where reference = :reference returning id")
                .param("at", OffsetDateTime.parse("2020-01-01T00:00:00Z"))
                .param("reference", reference)
                .query(UUID.class)
                .single();
    }
}
