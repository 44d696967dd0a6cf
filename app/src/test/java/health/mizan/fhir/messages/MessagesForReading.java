package health.mizan.fhir.messages;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.fhir.FhirForReading;
import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.answers.LenientReader;
import health.mizan.fhir.refusals.Issue;
import health.mizan.ids.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The door for messages up to the point where they are kept, and its answers. */
public final class MessagesForReading {

    public static final String PAYER = "payer";
    public static final String EMR = "emr";

    private static final AnnotationConfigApplicationContext BEANS = beans();

    private MessagesForReading() {}

    public static FhirContext context() {
        return BEANS.getBean(FhirContext.class);
    }

    /** As the door and, later, the worker read it. */
    public static Heard heard(byte[] body, String sender) {
        return BEANS.getBean(MessageReading.class).read(body, sender);
    }

    public static MessageEvent event(Heard heard) {
        return MessageEnvelope.checked(heard);
    }

    /** Everything that may be said to a sender. */
    public static List<String> answers(Heard heard) {
        MessageAnswers answers = BEANS.getBean(MessageAnswers.class);
        return List.of(
                answers.ok(heard, List.of("Patient/1 created")).body(),
                answers.ok(heard, List.of()).body(),
                answers.queued(heard).body(),
                answers.reused(heard).body(),
                answers.fatal(heard, List.of(Issue.of("value", "Bundle", "is wrong")))
                        .body());
    }

    private static AnnotationConfigApplicationContext beans() {
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.registerBean(FhirContext.class, FhirForReading::context);
        beans.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        beans.registerBean(LenientReader.class);
        beans.registerBean(MessageSettings.class, () -> new MessageSettings(Duration.ZERO, Map.of(PAYER, Set.of("*"))));
        beans.registerBean(MessageReading.class);
        beans.registerBean(Ids.class, () -> () -> new UUID(0x0000_0000_0000_4000L, 0x8000_0000_0000_0001L));
        beans.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-07-01T09:00:00Z"), ZoneOffset.UTC));
        beans.registerBean(MessageAnswers.class);
        beans.refresh();
        return beans;
    }
}
