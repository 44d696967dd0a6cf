package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every table, and the page that lists them. */
class DatabaseDocsTest extends DatabaseTest {

    @Test
    void the_page_shows_the_migrated_database() {
        Approved.page("docs/database.md", new DatabasePage(owner).draw());
    }

    @Test
    void every_table_has_a_primary_key() {
        assertThat(without("""
                exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')""")).isEmpty();
    }

    @Test
    void every_table_may_be_read_by_the_application() {
        assertThat(without("has_table_privilege('mizan_app', c.oid, 'select')")).isEmpty();
    }

    @Test
    void the_application_owns_nothing_and_may_truncate_nothing() {
        assertThat(without("not has_table_privilege('mizan_app', c.oid, 'truncate')"))
                .isEmpty();
        assertThat(without("pg_get_userbyid(c.relowner) <> 'mizan_app'")).isEmpty();
    }

    @Test
    void money_is_whole_minor_units_beside_a_currency() {
        assertThat(columns("type in ('money', 'real', 'double precision')")).isEmpty();
        assertThat(columns("name like '%\\_minor' and type <> 'bigint'")).isEmpty();
        assertThat(columns("name like '%currency' and type <> 'character(3)'")).isEmpty();
    }

    @Test
    void every_instant_knows_its_time_zone() {
        assertThat(columns("type like 'timestamp%' and type not like '%with time zone'"))
                .isEmpty();
    }

    /** Tables of ours for which the condition over {@code pg_class c} does not hold. */
    private List<String> without(String condition) {
        return owner.sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'billing' and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
                           and not (%s)
                         order by 1
                        """.formatted(condition)).query(String.class).list();
    }

    private List<String> columns(String condition) {
        return owner.sql("""
                        select place from (
                            select c.relname || '.' || a.attname as place, a.attname as name,
                                   format_type(a.atttypid, a.atttypmod) as type
                              from pg_attribute a join pg_class c on c.oid = a.attrelid
                              join pg_namespace n on n.oid = c.relnamespace
                             where n.nspname = 'billing' and c.relkind in ('r', 'p') and a.attnum > 0
                               and c.relname <> 'flyway_schema_history') as columns
                         where %s order by 1
                        """.formatted(condition)).query(String.class).list();
    }
}
