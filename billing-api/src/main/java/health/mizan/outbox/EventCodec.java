package health.mizan.outbox;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.mizan.parties.Phi;
import java.io.IOException;

/** Events as JSON. Apart from the mapper of the HTTP API, whose habits may change while stored events stay. */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), new SimpleModule().addSerializer(new Refusal()))
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventCodec() {}

    static String nameOf(Class<? extends OutboxEvent> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null || !name.value().matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalStateException(type.getName() + " needs an @EventName like invoice.issued");
        }
        return name.value();
    }

    static String write(OutboxEvent event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(event.getClass().getName() + " cannot be stored", bug);
        }
    }

    /** @throws Undeliverable if the stored event is not of this type or does not fit its present shape */
    public static <E extends OutboxEvent> E read(String name, String payload, Class<E> type) {
        if (!name.equals(nameOf(type))) {
            throw new Undeliverable("the handler does not know the event " + name);
        }
        try {
            return JSON.readValue(payload, type);
        } catch (JsonProcessingException changed) {
            // The parser's own message would quote the payload.
            throw new Undeliverable("a stored " + name + " does not fit " + type.getSimpleName() + " any more");
        }
    }

    /** Whatever is in an envelope must not lie open in the outbox. */
    private static final class Refusal extends StdSerializer<Phi<?>> {

        Refusal() {
            super(Phi.class, true);
        }

        @Override
        public void serialize(Phi<?> closed, JsonGenerator json, SerializerProvider provider) throws IOException {
            throw JsonMappingException.from(json, "an event carries ids, nothing about a person");
        }
    }
}
