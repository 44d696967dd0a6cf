package health.mizan.canary;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every row of every table, ours and the engine's, as text; bytes as hexadecimal. */
final class DatabaseDump {

    private final JdbcClient owner;

    /** @param owner sees everything, whatever is granted */
    DatabaseDump(JdbcClient owner) {
        this.owner = owner;
    }

    List<String> tables() {
        return owner.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema') order by 1
                        """).query(String.class).list();
    }

    /** Where the canary is found, as {@code table: fact}. */
    Stream<String> leaks() {
        return tables().stream()
                .flatMap(table ->
                        leaksIn(table).stream().map(fact -> table + ": " + fact).distinct());
    }

    private List<String> leaksIn(String table) {
        try (Stream<String> rows = owner.sql("select t::text from " + table + " as t").query(String.class).stream()) {
            return rows.flatMap(row -> Canary.in(row).stream()).distinct().toList();
        }
    }
}
