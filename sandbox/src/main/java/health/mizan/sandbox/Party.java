package health.mizan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.pages.PageForm;
import java.util.List;
import java.util.Map;

/** One outside party: what it answers on its own paths, and what its book shows. */
public interface Party {

    /** As in the address of its page and in log lines: gateway, payer, emr, bank. */
    String name();

    /** Answers a request on the party's own paths. */
    Answer answer(Call call);

    /** What it has recorded, row by row, for its page and for the books test compare. */
    List<Map<String, Object>> book();

    /** Switches of its own, set through {@code POST /control/switches}; the answer shows all of them. */
    default Map<String, Object> switches(JsonNode changes) {
        return Map.of();
    }

    /** A sentence for its page: what it plays. */
    default String about() {
        return "Plays an outside party on this machine.";
    }

    /** Controls of its own on its page. */
    default List<PageForm> forms() {
        return List.of();
    }

    /** One of {@link #forms()} was sent. */
    default void submitted(String form, Map<String, String> fields) {
        throw new Refusal(404, "no_such_control", "GET / shows what there is");
    }

    /** Called after the clock was moved. */
    default void timePassed() {}

    default void close() {}
}
