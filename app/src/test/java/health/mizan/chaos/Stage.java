package health.mizan.chaos;

import health.mizan.chaos.Chaos.Wish;
import health.mizan.faults.Impatience;
import health.mizan.sandbox.demo.Places;
import health.mizan.testing.Eventually;
import health.mizan.testing.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/** Database, outside parties, doormen and two copies: all that is needed to pay, each where it can be hurt. */
final class Stage implements AutoCloseable {

    /** The engine's tidying up is always there, and due within minutes at night: nobody's case waits for it. */
    private static final String LEFT_TO_DO = """
            select what || ': ' || n from (
              select 'deliveries' as what, count(*) as n from billing.outbox_delivery where state = 'pending'
              union all select 'messages', count(*) from billing.inbox_message where state = 'received'
              union all select 'calls', count(*) from billing.remote_call where due_at is not null
              union all select 'attempts', count(*) from billing.payment_attempt
                         where state in ('created', 'unknown', 'action-required', 'processing', 'authorised')
              union all select 'notices', count(*) from billing.emr_notice where state not in ('success', 'failed')
              union all select 'jobs', count(*) from workflow.act_ru_job
                         where retries_ > 0 and handler_type_ not in ('timer-transition', 'history-cleanup')
                           and (duedate_ is null or duedate_ <= localtimestamp + interval '5 minutes')
            ) left_to_do where n > 0
            """;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** What is opened in one order and closed in the other. */
    interface Part extends AutoCloseable {

        @Override
        void close() throws IOException, InterruptedException;
    }

    private final Deque<Part> opened = new ArrayDeque<>();
    private final Path scratch;
    private final ChaosDatabase database;
    private final Parties parties;
    private final Copies copies;
    private final URI issuer;

    private Stage(Wish wish) throws IOException {
        this.scratch = Files.createTempDirectory("mizan-chaos");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        this.database = opened(ChaosDatabase.start(wish.evidence().resolve("database.log")));
        List<Integer> ports = List.of(FreePorts.row(1), FreePorts.row(1));
        int sandbox = FreePorts.row(4);
        URI mizan = local(opened(new Doorman(ports, true)).port());
        // A session is one copy's alone: who signs in stays with the first that is there.
        this.issuer = local(opened(new Doorman(ports, false)).port());
        Parties.Secrets secrets = secrets(wish.seed());
        this.parties = opened(Parties.start(sandbox, mizan, secrets, wish.evidence(), wish.seed()));
        this.copies = opened(new Copies(
                scratch, settings(parties.places(), secrets), ports, List.of(FreePorts.row(4), FreePorts.row(4))));
        copies.start();
    }

    static Stage set(Wish wish) throws IOException {
        return new Stage(wish);
    }

    Places places() {
        return parties.places();
    }

    URI issuer() {
        return issuer;
    }

    ChaosDatabase database() {
        return database;
    }

    Parties parties() {
        return parties;
    }

    Copies copies() {
        return copies;
    }

    /**
     * Waits until nothing is under way.
     *
     * @param operator asks about what waits for hours before it is asked about again
     */
    void drain(Duration patience, Runnable operator) {
        List<String> left = new ArrayList<>();
        try {
            Eventually.until("nothing is left to do", patience, () -> {
                operator.run();
                LockSupport.parkNanos(PAUSE.toNanos());
                left.clear();
                left.addAll(database.sql().sql(LEFT_TO_DO).query(String.class).list());
                return left.isEmpty();
            });
        } catch (AssertionError inVain) {
            throw new AssertionError("after " + patience + " there are still " + left, inVain);
        }
    }

    private Map<String, String> settings(Places places, Parties.Secrets secrets) {
        Map<String, String> settings = new HashMap<>(Impatience.SETTINGS);
        settings.putAll(Map.of(
                "mizan.standalone",
                "true",
                "mizan.identity.issuer-uri",
                issuer.toString(),
                // A page that nobody hears of any more is asked about within the drain.
                "mizan.payments.page-time",
                "1m",
                // A failed step is tried for longer than anything is away here, but not once a minute only.
                "camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle",
                "R20/PT5S",
                "mizan.sandbox.gateway-key",
                secrets.gatewayKey(),
                "mizan.sandbox.webhook-secret",
                secrets.webhookSecret()));
        settings.putAll(Map.of(
                "mizan.outbound.targets.card-gateway.base-url", places.gateway().toString(),
                "mizan.outbound.targets.payer.base-url", places.payer().toString(),
                "mizan.outbound.targets.emr.base-url", places.emr() + "/fhir",
                "mizan.gateways.accounts.card.page-url", places.gateway().toString()));
        settings.putAll(Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", "mizan_app",
                "spring.datasource.password", "",
                "spring.flyway.url", database.url(),
                "spring.flyway.user", "postgres",
                "spring.flyway.password", ""));
        return settings;
    }

    private static Parties.Secrets secrets(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        String key = Base64.getEncoder().encodeToString(bytes);
        return new Parties.Secrets(key, "whsec_" + key);
    }

    private <T extends Part> T opened(T one) {
        opened.push(one);
        return one;
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** Also when somebody loses patience with the run: nothing stays behind. */
    private synchronized void stop() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException staysBehind) {
                System.err.println("  left behind: " + staysBehind.getMessage());
            } catch (InterruptedException hurried) {
                // The others are closed all the same.
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        FileSystemUtils.deleteRecursively(scratch);
    }
}
