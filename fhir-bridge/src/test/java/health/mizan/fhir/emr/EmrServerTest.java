package health.mizan.fhir.emr;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.fhir.R4;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbound.Outbound;
import health.mizan.testing.RudeServer;
import health.mizan.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Invoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** An EMR that answers with something else than what was asked for has perhaps taken it: nobody knows until it is asked. */
class EmrServerTest {

    private static final Identifier NUMBER =
            new Identifier().setSystem(MoneyResources.INVOICE).setValue("1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Invoice\",\"status\":[]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":null}]}"
            })
    void an_answer_that_cannot_be_read_leaves_the_outcome_unknown(String body) throws IOException {
        try (RudeServer emr = RudeServer.answering(RudeServer.ok("application/fhir+json", body));
                AnnotationConfigApplicationContext world = world(emr.url())) {
            EmrServer server = new EmrServer(world.getBean(Outbound.class), R4.CONTEXT);

            assertThat(server.createOnce(new Invoice(), NUMBER, "c-1")).isInstanceOf(Answer.Unknown.class);
        }
    }

    private static AnnotationConfigApplicationContext world(String emr) {
        TestClock clock = TestClock.at("2026-07-02T09:00:00Z");
        AnnotationConfigApplicationContext world = new AnnotationConfigApplicationContext();
        world.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "mizan.outbound.targets.emr.base-url",
                                emr,
                                "mizan.outbound.targets.emr.internal",
                                "true")));
        world.registerBean(SslBundles.class, DefaultSslBundleRegistry::new);
        world.registerBean(Clock.class, () -> clock);
        world.registerBean(TimeOrderedIds.class, () -> new TimeOrderedIds(clock));
        world.registerBean(SimpleMeterRegistry.class, () -> new SimpleMeterRegistry());
        world.register(Outbound.class);
        world.refresh();
        return world;
    }
}
