package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Asking too often, or for too much. */
final class RateAttacks implements Surface {

    private static final int GUESSES = 1000;
    private static final Pattern HEAD = Pattern.compile("HTTP/1\\.1 ([0-9]{3})(?s:.*?)\r\n\r\n");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String REPORT = "/api/ledger/trial-balance?date=2026-11-01";

    @Override
    public String name() {
        return "rate/anti-automation";
    }

    @Override
    public void bind(Bindings to) {
        to.live("RL-003", "`GET /en/p/{token}`, over one connection", RateAttacks::guessedLinks);
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

    /** From an address of its own, over one connection: the limit is by address, and other tests have theirs. */
    private static void guessedLinks(Attack attack) throws Exception {
        attack.changes();
        StringBuilder guesses = new StringBuilder();
        for (int i = 1; i <= GUESSES; i++) {
            byte[] token = new byte[32];
            RANDOM.nextBytes(token);
            guesses.append("GET /en/p/")
                    .append(Base64.getUrlEncoder().withoutPadding().encodeToString(token))
                    .append(" HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n")
                    .append(i == GUESSES ? "Connection: close\r\n\r\n" : "\r\n");
        }
        String answers = said(attack.port(), guesses.toString());
        List<MatchResult> heads = HEAD.matcher(answers).results().toList();
        assertThat(heads).hasSize(GUESSES);
        heads.forEach(head ->
                assertThat(Integer.parseInt(head.group(1))).isIn(attack.said().statuses()));
        assertThat(heads).filteredOn(head -> head.group(1).equals("404")).hasSizeLessThanOrEqualTo(60);
        assertThat(heads).filteredOn(head -> head.group(1).equals("429")).allSatisfy(head -> assertThat(head.group())
                .contains("Retry-After: "));
    }

    private static String said(int port, String requests) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName("127.0.0.2"), 0)) {
            socket.setSoTimeout(45_000);
            socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
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
