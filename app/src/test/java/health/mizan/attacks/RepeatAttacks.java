package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Outside;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The same thing twice, at once, or by somebody else. */
final class RepeatAttacks implements Surface {

    @Override
    public String name() {
        return "idempotency/races";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "ID-005",
                "A opens an order, B opens one of its own with A's key, and again with A's body",
                RepeatAttacks::keyOfAnother);
        to.live("ID-007", "on an order to pay", RepeatAttacks::oddKeys);
        to.live("ID-018", "`PUT /api/cases/{id}/coverage`: bills are not written", RepeatAttacks::withoutVersion);
        to.live(
                "ID-019",
                "`POST /api/tasks/{id}/completion`, both with the version they saw",
                RepeatAttacks::taskTwice);
    }

    private static void keyOfAnother(Attack attack) throws Exception {
        attack.changes();
        String key = UUID.randomUUID().toString();
        String ofA = MoneyAttacks.order(attack.clinic().id("inv.A"), "1.00", "SAR");
        Answer first = attack.probe(order(attack, ofA, key, "patientA"));
        Answer own = attack.probe(
                order(attack, MoneyAttacks.order(attack.clinic().id("inv.B"), "1.00", "SAR"), key, "patientB"));
        Answer stolen = attack.probe(order(attack, ofA, key, "patientB"));
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        attack.judged("B's own order", own);
        assertThat(stolen.status()).isIn(404, 422);
        attack.absent(stolen.text());
        assertThat(own.text() + stolen.text()).doesNotContain(attack.clinic().id("inv.A"));
        release(attack, first);
        release(attack, own);
    }

    private static void oddKeys(Attack attack) throws Exception {
        for (String key : List.of("", "x", "a".repeat(300), "a b", "a%0Ab ", "ключ")) {
            attack.send(order(attack, MoneyAttacks.order(attack.clinic().id("inv.A"), "1.00", "SAR"), key, "patientA"));
        }
    }

    private static void withoutVersion(Attack attack) throws Exception {
        attack.send(attack.shot()
                .to("PUT", "/api/cases/" + attack.clinic().id("case.planned") + "/coverage")
                .json("{\"selfPay\":true}"));
    }

    @Override
    public String twin() {
        return "a repeated request gets the first answer, and nothing happens twice";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        String key = UUID.randomUUID().toString();
        Shot shot = order(lawful, MoneyAttacks.order(lawful.clinic().id("inv.A"), "2.00", "SAR"), key, "patientA");
        Answer first = lawful.send(shot);
        assertThat(lawful.send(shot).text()).isEqualTo(first.text());
        release(lawful, first);
    }

    /** What is still open for a bill stands in the way of the next order. */
    private static void release(Attack attack, Answer opened) throws IOException {
        Answer released = attack.probe(
                Shot.post(opened.header("Location") + "/release", "").once().as(attack.token("frontdeskF1")));
        assertThat(released.status()).as(released.text()).isEqualTo(202);
    }

    private static Shot order(Attack attack, String body, String key, String actor) {
        return Shot.post("/api/payment-orders", body)
                .header("Idempotency-Key", key)
                .as(attack.token(actor));
    }

    private static void taskTwice(Attack attack) throws IOException {
        attack.changes();
        String id = attack.clinic().id("task");
        Answer task = attack.probe(Shot.post("/api/tasks/" + id + "/claim", "").as(attack.token("frontdeskF1")));
        assertThat(task.status()).as(task.text()).isEqualTo(200);
        String version = task.header("ETag");
        List<Answer> answers;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<CompletableFuture<Answer>> both = Stream.of(1, 2)
                    .map(time -> CompletableFuture.supplyAsync(() -> completed(attack, id, version), two))
                    .toList();
            answers = both.stream().map(CompletableFuture::join).toList();
        }
        answers.forEach(answer -> attack.judged("completion", answer));
        assertThat(answers).filteredOn(answer -> answer.status() / 100 == 2).hasSize(1);
        JsonNode left = attack.clinic().staff.desk().get("/api/tasks?limit=200");
        assertThat(Outside.stream(left.path("items")).map(one -> one.path("id").asText()))
                .doesNotContain(id);
    }

    private static Answer completed(Attack attack, String task, String version) {
        try {
            return attack.probe(Shot.post("/api/tasks/" + task + "/completion", "{\"outcome\":\"reminded\"}")
                    .header("If-Match", version)
                    .as(attack.token("frontdeskF1")));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
