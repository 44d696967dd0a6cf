package health.mizan.periods;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The closing days; see V011 for how they and the postings keep out of each other's way. */
@Component
class PeriodStore {

    private static final String PERIODS = """
            with closed as (
                select coalesce((select closed_through from ledger_closing order by no desc limit 1),
                                '-infinity') as through
            ), present as (
                select (now() at time zone time_zone)::date as today from ledger_books
            ), change as (
                select no, reason, done_by, done_at,
                       case action when 'close' then closed_through else closed_through + 1 end as day
                  from ledger_closing
            ), first as (
                select date_trunc('month', least((select value_date from journal_entry order by id limit 1),
                                                 (select min(day) from change), today)) as month
                  from present
            )
            select each.month::date as month, each.month::date <= closed.through as closed, last.done_by, last.done_at, last.reason
              from closed, present, first,
                   generate_series(first.month, date_trunc('month', present.today), interval '1 month') as each (month)
              left join lateral (select * from change where date_trunc('month', change.day) = each.month
                                  order by no desc limit 1) last on true""";

    private final JdbcClient sql;

    PeriodStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Period> list() {
        return sql.sql(PERIODS + " order by each.month desc")
                .query(PeriodStore::period)
                .list();
    }

    Period find(YearMonth month) {
        return sql.sql(PERIODS + " where each.month::date = ?")
                .param(month.atDay(1))
                .query(PeriodStore::period)
                .single();
    }

    /** Waits for the postings under way, and makes those that come wait for this transaction. */
    Optional<YearMonth> lockAndFindLastClosed() {
        sql.sql("select pg_advisory_xact_lock(ledger_lock())").query(row -> {});
        return sql.sql("select closed_through from ledger_closing order by no desc limit 1")
                .query(LocalDate.class)
                .optional()
                .map(YearMonth::from);
    }

    YearMonth presentMonth() {
        return YearMonth.from(sql.sql("select (now() at time zone time_zone)::date from ledger_books")
                .query(LocalDate.class)
                .single());
    }

    void insert(LocalDate closedThrough, String action, String reason, String by) {
        sql.sql("insert into ledger_closing (closed_through, action, reason, done_by) values (?, ?, ?, ?)")
                .params(closedThrough, action, reason, by)
                .update();
    }

    private static Period period(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("done_at", OffsetDateTime.class);
        return new Period(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getBoolean("closed"),
                row.getString("done_by"),
                at == null ? null : at.toInstant(),
                row.getString("reason"));
    }
}
