package health.mizan.paying;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments of which our attempts and the gateway's book tell different things; what a failing comparison of sums names. */
final class Apart {

    private Apart() {}

    static List<String> payments(JdbcClient owner, Till till) {
        Map<String, String> ours = new HashMap<>();
        owner.sql("""
                        select merchant_reference, state, captured_minor - refunded_minor as kept,
                               case when state in ('authorised', 'partially-captured')
                                   then authorised_minor - captured_minor else 0 end as held
                        from payment_attempt""").query(row -> {
            ours.put(
                    row.getString("merchant_reference"),
                    told(row.getLong("held"), row.getLong("kept")) + ", " + row.getString("state"));
        });
        return StreamSupport.stream(till.book().spliterator(), false)
                .filter(row -> !ours.getOrDefault(reference(row), told(0, 0)).startsWith(told(row)))
                .map(row -> "%s: the gateway has %s, %s; we have %s"
                        .formatted(reference(row), told(row), row.path("status").asText(), ours.get(reference(row))))
                .toList();
    }

    private static String reference(JsonNode row) {
        return row.path("merchantReference").asText();
    }

    private static String told(JsonNode row) {
        return told(
                row.path("capturableMinor").asLong(),
                row.path("capturedMinor").asLong() - row.path("refundedMinor").asLong());
    }

    private static String told(long held, long kept) {
        return "held %d, kept %d".formatted(held, kept);
    }
}
