package health.mizan.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Recorded;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How facilities, practitioners, payers and services looked at each of their versions. */
@Component
public class History {

    private final HistoryStore store;
    private final ObjectMapper json;
    private final Clock clock;

    History(HistoryStore store, ObjectMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps the look of what was just written; runs in the transaction that wrote it. */
    public void keep(String kind, UUID subject, Recorded now, Change change) {
        Tx.requireOpen();
        store.insert(kind, subject, new Stamp(now.version(), change.by(), clock.instant()), written(now));
    }

    /** As the resource was answered at that moment; empty before its first version. */
    public Optional<JsonNode> asOf(String kind, UUID subject, Instant moment) {
        return store.asOf(kind, subject, moment).map(this::read);
    }

    /** Latest first. */
    public List<Stamp> of(String kind, UUID subject) {
        return store.stamps(kind, subject);
    }

    private String written(Recorded now) {
        try {
            return json.writeValueAsString(now);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(now.getClass().getSimpleName() + " cannot be written as JSON", bug);
        }
    }

    private JsonNode read(String looked) {
        try {
            return json.readTree(looked);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a kept version is not JSON", bug);
        }
    }
}
