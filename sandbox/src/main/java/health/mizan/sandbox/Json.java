package health.mizan.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON as the sandbox writes and reads it. Instants are text, members it does not expect are left alone. */
public final class Json {

    // Amounts stay as they were written, to the last zero.
    private static final ObjectMapper mapper = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What {@link #write} would write. */
    public static JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** Of text that this program wrote itself. */
    public static <T> T read(String written, Class<T> type) {
        try {
            return mapper.readValue(written, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An object, or a refusal that says what else was sent. */
    public static JsonNode readObject(byte[] body) {
        try {
            JsonNode read = mapper.readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException malformed) {
            throw new Refusal(400, "malformed_json", "the body is not JSON");
        }
        throw new Refusal(400, "malformed_json", "the body is not a JSON object");
    }
}
