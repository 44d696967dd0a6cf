package health.mizan.house;

import static health.mizan.house.Markdown.code;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws {@code docs/database.md} from a freshly migrated database. */
final class DatabasePage {

    private final JdbcClient sql;

    DatabasePage(JdbcClient sql) {
        this.sql = sql;
    }

    List<String> tables() {
        return sql.sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'billing' and c.relkind in ('r', 'p') and not c.relispartition
                           and c.relname <> 'flyway_schema_history'
                         order by c.relname
                        """).query(String.class).list();
    }

    String draw() {
        StringBuilder page = new StringBuilder("""
                # Database

                Schema `billing`, as the migrations make it. The application connects as `mizan_app`, which reads and inserts;
                what it may change or delete beyond that is granted column by column and listed with each table. Schema
                `workflow` belongs to the process engine, which makes and migrates its own tables.
                """);
        for (String table : tables()) {
            page.append("\n## ").append(table).append("\n\n");
            comment(table).ifPresent(text -> page.append(text).append("\n\n"));
            page.append(columns(table)).append("\n").append(details(table));
        }
        return page.toString();
    }

    private java.util.Optional<String> comment(String table) {
        return sql.sql("select obj_description(cast(:table as regclass), 'pg_class')")
                .param("table", "billing." + table)
                .query((row, number) -> java.util.Optional.ofNullable(row.getString(1)))
                .single();
    }

    private String columns(String table) {
        List<List<String>> rows = sql.sql("""
                        select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                               coalesce(pg_get_expr(d.adbin, d.adrelid), ''),
                               coalesce(col_description(a.attrelid, a.attnum), ''),
                               has_column_privilege('mizan_app', a.attrelid, a.attnum, 'update')
                          from pg_attribute a
                          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                         where a.attrelid = cast(:table as regclass) and a.attnum > 0 and not a.attisdropped
                         order by a.attnum
                        """)
                .param("table", "billing." + table)
                .query((row, number) -> List.of(
                        code(row.getString(1)),
                        row.getString(2) + (row.getBoolean(3) ? "" : ", may be null"),
                        code(row.getString(4)),
                        row.getBoolean(6) ? "may be changed" : "",
                        row.getString(5)))
                .list();
        boolean commented = rows.stream().anyMatch(row -> !row.get(4).isEmpty());
        return Markdown.table(
                commented
                        ? List.of("Column", "Type", "Default", "Application", "Meaning")
                        : List.of("Column", "Type", "Default", "Application"),
                rows.stream().map(row -> commented ? row : row.subList(0, 4)));
    }

    private String details(String table) {
        List<String> lines = sql.sql("""
                        select line from (
                            select 1 as part, conname as name, pg_get_constraintdef(oid) as line from pg_constraint
                             where conrelid = cast(:table as regclass) and contype <> 'n'
                            union all
                            select 2, i.relname, regexp_replace(pg_get_indexdef(x.indexrelid), ' ON billing\\.', ' on ')
                              from pg_index x join pg_class i on i.oid = x.indexrelid
                             where x.indrelid = cast(:table as regclass)
                               and not exists (select from pg_constraint where conindid = x.indexrelid)
                            union all
                            select 3, tgname, regexp_replace(pg_get_triggerdef(oid), ' ON billing\\.', ' on ')
                              from pg_trigger
                             where tgrelid = cast(:table as regclass) and not tgisinternal
                            union all
                            select 4, '', 'rows may be deleted by the application'
                             where has_table_privilege('mizan_app', cast(:table as regclass), 'delete')
                        ) as lines order by part, name, line
                        """)
                .param("table", "billing." + table)
                .query(String.class)
                .list();
        StringBuilder list = new StringBuilder();
        lines.forEach(line -> list.append("- ").append(code(line)).append("\n"));
        return list.toString();
    }
}
