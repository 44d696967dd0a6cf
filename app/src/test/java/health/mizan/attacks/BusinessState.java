package health.mizan.attacks;

import static java.util.stream.Collectors.joining;

import health.mizan.testing.Eventually;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A number for each table of ours that holds business: of how many rows, and of what is in them. */
record BusinessState(Map<String, String> tables) {

    /** What refusals may write, or what moves by itself: trails, keys of requests, sessions, deliveries, seals. */
    private static final Set<String> NO_BUSINESS = Set.of(
            "audit_event",
            "flyway_schema_history",
            "idempotency_key",
            "import_run",
            "inbox_message",
            "ledger_seal",
            "oauth2_authorization",
            "outbox_delivery",
            "outbox_event",
            "sealed_entry",
            "spring_session",
            "spring_session_attributes");

    static BusinessState of(JdbcClient owner) {
        List<String> names = owner
                .sql("select tablename from pg_tables where schemaname = 'billing' order by tablename")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !NO_BUSINESS.contains(table))
                .toList();
        String every = names.stream().map(table -> """
                        select '%1$s' as name,
                               count(*) || ':' || coalesce(sum(hashtextextended(r::text, 0)::numeric), 0) as state
                          from billing.%1$s r""".formatted(table)).collect(joining(" union all "));
        Map<String, String> tables = new TreeMap<>();
        owner.sql(every)
                .query((row, number) -> tables.put(row.getString("name"), row.getString("state")))
                .list();
        return new BusinessState(tables);
    }

    /** What earlier tests left moves nothing while attacks are judged: slow banks have answered, doubts can wait. */
    static void othersAreDone(JdbcClient owner) {
        Eventually.until(
                "slow banks have answered what others paid",
                () -> owner.sql("""
                                select count(*) from billing.payment_attempt
                                 where state = 'processing' and changed_at > now() - interval '45 seconds'""").query(Long.class).single() == 0);
        owner.sql("""
                        update billing.remote_call set due_at = due_at + interval '1 day'
                         where state = 'unknown' and settled_at is null""").update();
    }

    /** Once what others have begun is done. */
    static BusinessState atRest(JdbcClient owner) {
        BusinessState[] last = {of(owner)};
        Eventually.until("nothing moves by itself", () -> {
            pause();
            BusinessState now = of(owner);
            boolean same = now.equals(last[0]);
            last[0] = now;
            return same;
        });
        return last[0];
    }

    /** The tables in which something is different. */
    List<String> differences(BusinessState other) {
        return Stream.concat(tables.keySet().stream(), other.tables.keySet().stream())
                .distinct()
                .filter(table -> !tables.getOrDefault(table, "").equals(other.tables.getOrDefault(table, "")))
                .toList();
    }

    /** Longer than the beat that brings up what is due. */
    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(400_000_000L);
    }
}
