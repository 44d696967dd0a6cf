package health.mizan.sandbox.emr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One thing the EMR remembers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EmrEntry.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = EmrEntry.Repeated.class, name = "repeated"),
    @JsonSubTypes.Type(value = EmrEntry.Told.class, name = "told"),
    @JsonSubTypes.Type(value = EmrEntry.Heard.class, name = "heard")
})
sealed interface EmrEntry {

    /** A version of a resource. */
    record Stored(String kind, String id, int version, Instant at, JsonNode resource) implements EmrEntry {}

    /** It was sent again, and was there already. */
    record Repeated(String kind, String id) implements EmrEntry {}

    /** Something the billing system is to be told. */
    record Told(String id, String about, String body) implements EmrEntry {}

    /** What the billing system answered to it. */
    record Heard(String id, int status) implements EmrEntry {}
}
