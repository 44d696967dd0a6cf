package health.mizan.chaos;

import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.people.Exchange;
import health.mizan.standalone.ApplicationProcess;
import health.mizan.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The outside parties in a process of their own, which outlives everything, and what they can be told to do to us. */
final class Parties implements Stage.Part {

    /** An address and what signs: the same as the copies are told. */
    record Secrets(String gatewayKey, String webhookSecret) {}

    private final Process process;
    private final Places places;

    private Parties(Process process, Places places) {
        this.process = process;
        this.places = places;
    }

    /** @param mizan where the copies are reached */
    static Parties start(int firstPort, URI mizan, Secrets secrets, Path data, long seed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        ApplicationProcess.productionClassPath(),
                        "health.mizan.sandbox.Sandbox"))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("parties.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SANDBOX_GATEWAY_PORT", Integer.toString(firstPort),
                        "SANDBOX_PAYER_PORT", Integer.toString(firstPort + 1),
                        "SANDBOX_EMR_PORT", Integer.toString(firstPort + 2),
                        "SANDBOX_BANK_PORT", Integer.toString(firstPort + 3),
                        "SANDBOX_DATA", data.resolve("parties").toString(),
                        "SANDBOX_GATEWAY_KEY", secrets.gatewayKey(),
                        "SANDBOX_WEBHOOK_SECRET", secrets.webhookSecret(),
                        "SANDBOX_WEBHOOK_URL", mizan + "/webhooks/card",
                        "SANDBOX_SEED", Long.toString(seed)));
        builder.environment()
                .putAll(Map.of(
                        "SANDBOX_FHIR_URL", mizan + "/fhir",
                        "SANDBOX_TOKEN_URL", mizan + "/oauth2/token",
                        "SANDBOX_PAYER_CLIENT_ID", "demo-payer",
                        "SANDBOX_PAYER_CLIENT_SECRET", "demo-payer",
                        "SANDBOX_EMR_CLIENT_ID", "demo-emr",
                        "SANDBOX_EMR_CLIENT_SECRET", "demo-emr"));
        Parties parties = new Parties(
                builder.start(), new Places(mizan, local(firstPort), local(firstPort + 1), local(firstPort + 2)));
        Eventually.until("the parties are there", parties::answer);
        return parties;
    }

    Places places() {
        return places;
    }

    /**
     * Trouble that nobody met by now is over: what piles up while few call would outlast the run.
     *
     * @param how as the control of faults takes it
     */
    void rude(URI party, Map<String, Object> how) {
        Outside.calm(party);
        Outside.fault(party, how);
    }

    /** @param how often each notice comes, and whether the older after the newer */
    void notices(int copies, boolean reversed, int delayMillis) {
        Map<String, Object> how = Map.of("copies", copies, "reversed", reversed, "delayMs", delayMillis);
        Outside.order(places.gateway(), Map.of("webhooks", how));
        Outside.order(places.payer(), Map.of("deliveries", how));
        emrTriesAgain();
    }

    /** It would by itself, but after a while only. */
    private void emrTriesAgain() {
        Outside.order(places.emr(), Map.of("door", Map.of()));
    }

    /** No trouble any more, and what was not told is told. */
    void heal() {
        Stream.of(places.gateway(), places.payer(), places.emr()).forEach(Outside::calm);
        notices(1, false, 0);
    }

    private boolean answer() {
        try {
            return Stream.of(places.gateway(), places.payer(), places.emr())
                    .allMatch(party -> Exchange.send("GET", party.resolve("/health"), Map.of(), "")
                            .ok());
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
