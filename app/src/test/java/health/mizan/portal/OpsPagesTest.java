package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.AppTest;
import health.mizan.testing.Opens;
import health.mizan.testing.StandingProcesses;
import health.mizan.tx.Tx;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator gets going again or gives up, form by form; nobody else does. */
class OpsPagesTest extends AppTest {

    private static final String OPS = "/{language:ar|en}/ops";

    @Autowired
    RuntimeService engine;

    @Autowired
    ManagementService jobs;

    @Autowired
    Tx tx;

    private StandingProcesses standing;
    private StaffPages operator;

    @BeforeEach
    void something_stands_still() {
        standing = new StandingProcesses(engine, jobs, JdbcClient.create(database.asOwner()), tx);
        operator = new StaffPages(port, "operator");
    }

    @AfterEach
    void goOn() {
        standing.close();
    }

    @Test
    @Opens({
        "GET " + OPS + "/waiting/{kind}",
        "POST " + OPS + "/deliveries/{id}/retry",
        "GET " + OPS + "/deliveries/{id}/skip",
        "POST " + OPS + "/deliveries/{id}/skip"
    })
    void a_parked_delivery_is_tried_again_or_given_up_with_a_reason_and_only_while_it_is_parked() {
        UUID first = standing.parkedDelivery();
        UUID second = standing.parkedDelivery();
        String list = "/en/ops/waiting/deliveries";
        assertThat(operator.get(list).body()).contains(first.toString(), second.toString());

        String retried = StaffPages.location(operator.post(path(first, "retry"), Map.of("back", "/ops")));
        assertThat(operator.get(path(second, "skip")).body()).contains(second.toString());
        HttpResponse<String> silent = operator.post(path(second, "skip"), Map.of("reason", " "));
        String skipped = StaffPages.location(operator.post(path(second, "skip"), Map.of("reason", "entered by hand")));

        assertThat(retried).isEqualTo("/en/ops?done=retried");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(skipped).endsWith("done=skipped");
        assertThat(standing.audited(first)).containsExactly("outbox-delivery.retried");
        assertThat(standing.audited(second)).containsExactly("outbox-delivery.skipped");
        assertThat(operator.get(list).body()).doesNotContain(first.toString(), second.toString());
        assertThat(operator.post(path(second, "retry"), Map.of()).statusCode()).isEqualTo(409);
        assertThat(operator.post(path(UUID.randomUUID(), "retry"), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(operator.get("/en/ops/waiting/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    @Opens("POST " + OPS + "/calls/{id}/inquiry")
    void a_call_of_unknown_outcome_is_asked_about_at_once() {
        UUID payment = standing.unknownPayment();
        Instant before = standing.askedNext(payment);
        String call = standing.call(payment).toString();
        assertThat(operator.get("/en/ops/waiting/payments").body()).contains("/en/ops/calls/" + call + "/inquiry");

        String asked = StaffPages.location(operator.post("/en/ops/calls/" + call + "/inquiry", Map.of()));

        assertThat(asked).endsWith("done=asked");
        assertThat(standing.askedNext(payment)).isBefore(before);
        assertThat(standing.audited(UUID.fromString(call))).containsExactly("remote-call.inquired");
        assertThat(operator.post("/en/ops/calls/" + UUID.randomUUID() + "/inquiry", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Opens({
        "POST " + OPS + "/write-backs/{id}/retry",
        "GET " + OPS + "/write-backs/{id}/closure",
        "POST " + OPS + "/write-backs/{id}/closure"
    })
    void what_the_emr_has_already_is_neither_told_again_nor_given_up_but_both_are_noted() {
        Places places = new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        Staff staff = Staff.login(places.mizan());
        Visit visit = Visit.begin(places, staff, Guest.withoutCover(staff.desk()), "DS-100");
        visit.finish();
        String id = visit.told(1).getFirst().path("id").asText();
        String notice = "/en/ops/write-backs/" + id;

        String retried = StaffPages.location(operator.post(notice + "/retry", Map.of()));
        assertThat(operator.get(notice + "/closure").statusCode()).isEqualTo(200);
        HttpResponse<String> silent = operator.post(notice + "/closure", Map.of("reason", ""));
        String closed = StaffPages.location(
                operator.post(notice + "/closure", Map.of("reason", "told by letter", "back", "/ops/waiting/notices")));

        assertThat(retried).endsWith("done=delivered");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(closed).endsWith("done=delivered");
        assertThat(operator.get(closed).body()).contains("The EMR has this already");
        assertThat(operator.get(closed.replace("/en/", "/ar/")).body()).contains("وصل هذا إلى السجل الطبي من قبل");
        assertThat(standing.audited(UUID.fromString(id))).contains("write-back.retried", "write-back.closed");
        assertThat(staff.finance().get("/api/write-backs/" + id).path("outcome").asText())
                .isEqualTo("success");
    }

    @Test
    void nobody_but_an_operator_lists_them_or_does_anything_about_them() {
        UUID parked = standing.parkedDelivery();

        for (String user : new String[] {"desk", "biller", "finance", "admin", "patient"}) {
            StaffPages other = new StaffPages(port, user);
            assertThat(other.get("/en/ops/waiting/deliveries").statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(other.post(path(parked, "retry"), Map.of()).statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(other.post(path(parked, "skip"), Map.of("reason", "mine now"))
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(standing.audited(parked)).isEmpty();
    }

    private static String path(UUID delivery, String act) {
        return "/en/ops/deliveries/" + delivery + "/" + act;
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
