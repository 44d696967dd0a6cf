package health.mizan.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.outbound.Outcome.Answered;
import health.mizan.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The certificate that we show a party is replaced under load, by replacing its file. */
class CertificateRotationTest extends OneTarget {

    private static final OutboundRequest PING = OutboundRequest.get("/ping");
    private static final String OLD = "of-last-year";
    private static final String NEW = "of-this-year";

    @TempDir
    static Path directory;

    private static Path itsKey;
    private static Path oldKey;
    private static Path newKey;

    private final Path ourKey = directory.resolve("ours.p12");
    private ChoosyParty party;

    @BeforeAll
    static void keys() throws Exception {
        itsKey = KeyFiles.make(directory, "localhost");
        oldKey = KeyFiles.make(directory, OLD);
        newKey = KeyFiles.make(directory, NEW);
    }

    @BeforeEach
    void start() throws Exception {
        become(oldKey);
        party = new ChoosyParty(itsKey);
        party.knows(OLD);
    }

    @AfterEach
    void stop() throws IOException {
        party.close();
    }

    @Test
    void no_call_fails_while_it_is_replaced_and_afterwards_the_old_one_is_not_needed() {
        keys(true).run(application -> {
            OutboundTarget target = target(party.url(), application.getBean(SslBundles.class));
            try (ExecutorService clients = Executors.newCachedThreadPool();
                    Rush rush = new Rush(target, clients)) {
                rush.goesOn();
                Future<Outcome> begunWithTheOld = clients.submit(() -> target.send(OutboundRequest.get("/held")));
                Eventually.until("a call is under way", party::holds);

                party.knows(NEW);
                become(newKey);
                Eventually.until("calls come with the new one", () -> party.heard(NEW) > 0);
                rush.goesOn();
                int withTheOld = party.heard(OLD);
                party.letGo();
                assertThat(begunWithTheOld.get()).isInstanceOf(Answered.class);
                assertThat(party.heard(OLD)).isEqualTo(withTheOld + 1);

                party.forgets(OLD);
                rush.goesOn();
                assertThat(rush.failed).isEmpty();
                assertThat(party.heard(OLD)).isEqualTo(withTheOld + 1);
            }
        });
    }

    /** What the test above would say of a client that has its keys from the start. */
    @Test
    void a_bundle_that_is_not_read_again_is_refused_once_the_old_one_is_out() {
        keys(false).run(application -> {
            OutboundTarget target = target(party.url(), application.getBean(SslBundles.class));
            party.knows(NEW);
            become(newKey);
            assertThat(target.send(PING)).isInstanceOf(Answered.class);

            party.forgets(OLD);

            assertThat(target.send(PING)).isNotInstanceOf(Answered.class);
            assertThat(party.heard(NEW)).isZero();
        });
    }

    @Test
    void keys_that_cannot_be_used_replace_none_that_can() {
        keys(true).run(application -> {
            AtomicBoolean told = new AtomicBoolean();
            SslBundles bundles = application.getBean(SslBundles.class);
            OutboundTarget target = target(party.url(), bundles);
            bundles.addBundleUpdateHandler("party", any -> told.set(true));

            become(Files.writeString(directory.resolve("broken"), "no key"));
            Eventually.until("the bundle has changed", told::get);

            assertThat(target.send(PING)).isInstanceOf(Answered.class);
        });
    }

    private ApplicationContextRunner keys(boolean readAgain) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withPropertyValues(
                        "spring.ssl.bundle.watch.file.quiet-period=50ms",
                        "spring.ssl.bundle.jks.party.reload-on-update=" + readAgain,
                        "spring.ssl.bundle.jks.party.keystore.type=PKCS12",
                        "spring.ssl.bundle.jks.party.keystore.location=file:" + ourKey,
                        "spring.ssl.bundle.jks.party.keystore.password=" + KeyFiles.PASSWORD,
                        "spring.ssl.bundle.jks.party.truststore.type=PKCS12",
                        "spring.ssl.bundle.jks.party.truststore.location=file:" + itsKey,
                        "spring.ssl.bundle.jks.party.truststore.password=" + KeyFiles.PASSWORD);
    }

    /** At one blow, as a secret store does it. */
    private void become(Path key) throws IOException {
        Path next = directory.resolve("next.p12");
        Files.copy(key, next, StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, ourKey, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Calls without end, several at a time. */
    private static final class Rush implements AutoCloseable {

        private final Queue<Outcome> failed = new ConcurrentLinkedQueue<>();
        private final List<AtomicInteger> answered = new ArrayList<>();
        private final AtomicBoolean over = new AtomicBoolean();

        Rush(OutboundTarget target, ExecutorService clients) {
            for (int client = 0; client < 4; client++) {
                AtomicInteger mine = new AtomicInteger();
                answered.add(mine);
                clients.execute(() -> {
                    while (!over.get()) {
                        Outcome outcome = target.send(PING);
                        if (!(outcome instanceof Answered)) {
                            failed.add(outcome);
                        }
                        mine.incrementAndGet();
                    }
                });
            }
        }

        /** Until each client has ended what it is at and then made several calls more. */
        void goesOn() {
            List<Integer> before = answered.stream().map(AtomicInteger::get).toList();
            for (int client = 0; client < before.size(); client++) {
                int enough = before.get(client) + 10;
                AtomicInteger mine = answered.get(client);
                Eventually.until("calls go on", () -> mine.get() >= enough);
            }
        }

        @Override
        public void close() {
            over.set(true);
        }
    }
}
