package health.mizan.periods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.TestAudit;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import health.mizan.web.ProblemException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeriodsTest extends DatabaseTest {

    private static final Caller FINANCE = new Caller.Staff("finance", Set.of(Role.FINANCE), Set.of("RUH"));

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Riyadh"));
    private final YearMonth last = YearMonth.from(today).minusMonths(1);
    private Periods periods;

    @BeforeEach
    void nothingIsClosed() {
        owner.sql("""
                set session_replication_role = replica;
                truncate ledger_closing, sealed_entry, ledger_seal, posting, journal_entry;
                reset session_replication_role""").update();
        periods = new Periods(new PeriodStore(sql), TestAudit.on(sql, tx, TestClock.at("2026-11-22T08:00:00Z")), tx);
    }

    @Test
    void a_fact_that_arrives_after_its_month_was_closed_counts_for_today_and_keeps_its_day() {
        post("in-time", last.atDay(5), null);
        periods.close(last, FINANCE);
        post("late", last.atDay(5), null);

        assertThat(valueDate("in-time")).isEqualTo(last.atDay(5));
        assertThat(valueDate("late")).isEqualTo(today);
        assertThat(sql.sql("select occurred_on from journal_entry where source = 'late'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(last.atDay(5));
    }

    @Test
    void nothing_can_be_made_to_count_for_a_closed_month() {
        periods.close(last, FINANCE);

        assertThatThrownBy(() -> post("forced", last.atDay(5), last.atEndOfMonth()))
                .rootCause()
                .hasMessageContaining("the books are closed through " + last.atEndOfMonth());
        post("open", today, last.plusMonths(1).atDay(1));
    }

    @Test
    void months_are_closed_in_order_and_opened_in_reverse() {
        YearMonth before = last.minusMonths(1);
        periods.close(before, FINANCE);
        periods.close(last, FINANCE);

        refused(() -> periods.close(last, FINANCE), "months are closed in order");
        refused(() -> periods.reopen(before, "forgotten invoice", FINANCE), "latest closed month is opened first");
        Period reopened = periods.reopen(last, "forgotten invoice", FINANCE);
        assertThat(reopened.closed()).isFalse();
        assertThat(reopened.reason()).isEqualTo("forgotten invoice");
        periods.reopen(before, "forgotten invoice", FINANCE);

        post("afterwards", before.atDay(3), null);
        assertThat(valueDate("afterwards")).isEqualTo(before.atDay(3));
        refused(() -> periods.reopen(before, "once more", FINANCE), "latest closed month is opened first");
    }

    @Test
    void a_month_that_is_not_over_stays_open() {
        refused(() -> periods.close(YearMonth.from(today), FINANCE), "has not ended");
        assertThatThrownBy(() -> sql.sql("insert into ledger_closing (closed_through, action, reason, done_by)"
                                + " values (current_date + 2, 'close', '', 'somebody')")
                        .update())
                .rootCause()
                .hasMessageContaining("has not ended");
    }

    @Test
    void a_month_is_not_skipped() {
        periods.close(last.minusMonths(2), FINANCE);

        refused(() -> periods.close(last, FINANCE), "the next is " + last.minusMonths(1));
    }

    @Test
    void the_list_tells_open_from_closed_and_by_whom() {
        post("first", last.minusMonths(1).atDay(9), null);
        periods.close(last.minusMonths(1), FINANCE);

        assertThat(periods.list())
                .extracting(Period::month, Period::closed, Period::changedBy)
                .containsExactly(
                        tuple(YearMonth.from(today), false, null),
                        tuple(last, false, null),
                        tuple(last.minusMonths(1), true, "finance"));
    }

    @Test
    void a_closing_waits_for_a_posting_under_way_and_what_comes_later_counts_for_today() throws Exception {
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> posting = threads.submit(() -> tx.run(() -> {
                post("under-way", last.atDay(5), null);
                posted.countDown();
                await(commit);
            }));
            await(posted);

            Future<Period> closing = threads.submit(() -> periods.close(last, FINANCE));
            awaitWaiters(1);
            Future<?> late = threads.submit(() -> post("behind", last.atDay(6), null));
            awaitWaiters(2);
            assertThat(closing.isDone()).isFalse();
            commit.countDown();

            posting.get(10, TimeUnit.SECONDS);
            assertThat(closing.get(10, TimeUnit.SECONDS).closed()).isTrue();
            late.get(10, TimeUnit.SECONDS);
        }

        assertThat(valueDate("under-way")).isEqualTo(last.atDay(5));
        assertThat(valueDate("behind")).isEqualTo(today);
    }

    /** Until so many stand in the queue for the lock. */
    private void awaitWaiters(int count) {
        owner.sql("""
                do $$ begin
                    for tries in 1..500 loop
                        exit when (select count(*) from pg_locks where locktype = 'advisory' and not granted) >= %d;
                        perform pg_sleep(0.02);
                    end loop;
                end $$""".formatted(count)).update();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void refused(Runnable act, String because) {
        assertThatThrownBy(act::run).isInstanceOf(ProblemException.class).hasMessageContaining(because);
    }

    private LocalDate valueDate(String source) {
        return sql.sql("select value_date from journal_entry where source = ?")
                .param(source)
                .query(LocalDate.class)
                .single();
    }

    private void post(String source, LocalDate occurredOn, @Nullable LocalDate valueDate) {
        sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, occurred_on, value_date, lines)
                    values (:id, 'invoice.issued', :source, :occurredOn, :valueDate, 2) returning id)
                insert into posting (entry_id, line_no, account, minor, currency)
                select id, 1, '2190', 1500, 'SAR' from entry union all select id, 2, '4100', -1500, 'SAR' from entry""")
                .param("id", UUID.randomUUID())
                .param("source", source)
                .param("occurredOn", occurredOn)
                .param("valueDate", valueDate)
                .update();
    }
}
