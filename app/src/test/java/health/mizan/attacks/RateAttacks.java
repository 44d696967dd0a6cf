package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Asking too often, or for too much. */
final class RateAttacks implements Surface {

    private static final String REPORT = "/api/ledger/trial-balance?date=2026-11-01";

    @Override
    public String name() {
        return "rate/anti-automation";
    }

    @Override
    public void bind(Bindings to) {
        to.unbound("RL-003", "the page of a pay-link is not there yet");
        to.live("RL-009", "the trial balance", RateAttacks::reports);
    }

    private static void reports(Attack attack) throws Exception {
        List<Answer> answers = atOnce(50, () -> attack.probe(Shot.get(REPORT).as(attack.token("financeF1"))));
        answers.forEach(answer -> attack.judged(REPORT, answer));
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotNull());
    }

    @Override
    public String twin() {
        return "finance reads the trial balance";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.get(REPORT).as(lawful.token("financeF1"))).text())
                .contains("rows");
    }

    @FunctionalInterface
    private interface Asking {
        Answer ask() throws IOException;
    }

    private static List<Answer> atOnce(int times, Asking one) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> all = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> asked(one), threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Answer asked(Asking one) {
        try {
            return one.ask();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
