package health.mizan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.Audit;
import health.mizan.duedates.DueDates;
import health.mizan.figures.OpenInvoices.Which;
import health.mizan.money.Money;
import health.mizan.sight.Sights;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks, of whichever days, in pages of whichever size: a figure is what its list adds up to. */
class TotalsAreTheirListsTest extends DatabaseTest {

    private static final Caller.Staff RIYADH = People.staff("finance", Role.FINANCE, "RUH");
    private static final List<Caller> CALLERS = List.of(
            RIYADH,
            People.staff("finance-2", Role.FINANCE, "JED"),
            People.staff("admin", Role.ADMIN, "RUH", "JED"),
            People.staff("nowhere", Role.FINANCE));

    private Visits visits;
    private CashFlows flows;
    private OpenInvoices open;
    private Tries tries;

    @BeforeAll
    void open() {
        TestClock clock = TestClock.at("2026-05-04T08:00:00Z");
        visits = new Visits(dataSource, clock, "duedates").withGoldenCase();
        Sights sights = visits.the(Sights.class);
        Audit audit = visits.the(Audit.class);
        DueDates dates = visits.the(DueDates.class);
        flows = new CashFlows(new CashFlowStore(sql, sights), audit, tx);
        open = new OpenInvoices(
                new OpenInvoiceStore(sql, sights, dates), dates, new Days(new DayStore(sql), clock), audit, tx);
        tries = new Tries(new TryStore(sql, sights), audit, tx);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    static List<Long> seeds() {
        return new Random(20261122).longs(12).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_total_is_the_sum_of_its_list(long seed) {
        new MoneyWorld(owner, visits, seed).filled();
        Random random = new Random(seed);
        Span span = span(random);

        for (Caller caller : CALLERS) {
            int rows = 1 + random.nextInt(50);
            receivedAddsUp(caller, span, rows);
            openAddsUp(caller, span, rows);
            triesAddUp(caller, span, rows);
        }
    }

    @Test
    void whose_money_it_was_is_told_only_to_those_who_may_see_the_patient_and_counts_for_all() {
        MoneyWorld world = new MoneyWorld(owner, visits, 7).filled().filled();
        Span all = all();
        Caller plain = People.staff("finance", Role.FINANCE, "RUH", "JED");
        Caller trusted = People.staff("admin", Role.ADMIN, "RUH", "JED");

        List<CashFlow> seenByPlain = whole(PageRequest.newestFirst(null, 200), page -> flows.list(plain, all, page));
        List<CashFlow> seenByTrusted =
                whole(PageRequest.newestFirst(null, 200), page -> flows.list(trusted, all, page));

        assertThat(seenByPlain).hasSameSizeAs(seenByTrusted);
        assertThat(seenByTrusted).extracting(CashFlow::patient).contains(world.restricted());
        assertThat(seenByPlain).extracting(CashFlow::patient).doesNotContain(world.restricted());
        assertThat(flows.sum(plain, all)).isEqualTo(flows.sum(trusted, all));
    }

    @Test
    void a_file_is_the_whole_list_and_who_took_whose_data_away_is_on_record() {
        new MoneyWorld(owner, visits, 11).filled().filled();
        Span all = all();
        Caller taker = People.staff("taker", Role.FINANCE, "RUH", "JED");

        List<CashFlow> file = flows.file(taker, all).orElseThrow();
        List<OpenInvoice> invoices = open.file(taker, Which.UNPAID, all.until()).orElseThrow();

        assertThat(file).isEqualTo(whole(PageRequest.newestFirst(null, 7), page -> flows.list(taker, all, page)));
        assertThat(invoices)
                .isEqualTo(whole(
                        PageRequest.newestFirst(null, 7), page -> open.list(taker, Which.UNPAID, all.until(), page)));
        assertThat(taken("payment.exported"))
                .isEqualTo(file.stream().filter(row -> row.patient() != null).count());
        assertThat(taken("invoice.exported"))
                .isEqualTo(
                        invoices.stream().filter(row -> row.patient() != null).count());
    }

    @Test
    void a_list_that_is_too_long_for_a_file_is_none_and_nothing_has_left() {
        Span past = new Span(MoneyWorld.FIRST.minusYears(1), MoneyWorld.FIRST.minusYears(1), MoneyWorld.ZONE);
        new MoneyWorld(owner, visits, 12).busyDay(past.from(), PageRequest.MOST_IN_A_FILE + 1);
        Caller taker = People.staff("too-much", Role.FINANCE, "RUH", "JED");

        assertThat(flows.file(taker, past)).isEmpty();

        assertThat(owner.sql("select count(*) from billing.audit_event where actor = 'too-much'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long taken(String act) {
        return owner.sql("select count(*) from billing.audit_event where actor = 'taker' and action = :act")
                .param("act", act)
                .query(Long.class)
                .single();
    }

    private void receivedAddsUp(Caller caller, Span span, int rows) {
        List<CashFlow> list = whole(PageRequest.newestFirst(null, rows), page -> flows.list(caller, span, page));
        Total sum = flows.sum(caller, span);

        assertThat(list)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(CashFlow::at).reversed());
        assertThat(sum.count()).isEqualTo(list.size());
        assertThat(sum.amounts())
                .isEqualTo(added(list.stream().map(CashFlow::amount).toList()));
        assertThat(nonZero(added(flows.days(caller, span).stream()
                        .flatMap(day -> day.amounts().stream())
                        .toList())))
                .isEqualTo(nonZero(sum.amounts()));
        assertThat(flows.days(caller, span))
                .hasSize(Math.toIntExact(java.time.temporal.ChronoUnit.DAYS.between(span.from(), span.until()) + 1));
    }

    private void openAddsUp(Caller caller, Span span, int rows) {
        for (Which which : Which.values()) {
            List<OpenInvoice> list =
                    whole(PageRequest.newestFirst(null, rows), page -> open.list(caller, which, span.until(), page));
            Total sum = open.sum(caller, which, span.until());

            assertThat(list).doesNotHaveDuplicates();
            assertThat(sum.count()).isEqualTo(list.size());
            assertThat(sum.amounts())
                    .isEqualTo(added(list.stream().map(OpenInvoice::open).toList()));
            assertThat(list).allMatch(due -> !due.issuedOn().isAfter(span.until()));
            assertThat(list)
                    .allMatch(due -> which == Which.UNPAID || due.dueOn().isBefore(Visits.DAY));
        }
    }

    private void triesAddUp(Caller caller, Span span, int rows) {
        Tries.Filter any = Tries.Filter.NONE;
        List<Try> list = whole(PageRequest.newestFirst(null, rows), page -> tries.list(caller, span, any, page));

        for (Tries.Success success : tries.successes(caller, span)) {
            Tries.Filter filter = new Tries.Filter(success.gateway(), success.method(), null, null);
            List<Try> own = whole(PageRequest.newestFirst(null, rows), page -> tries.list(caller, span, filter, page));
            assertThat(own).hasSize(Math.toIntExact(success.all()));
            assertThat(own)
                    .filteredOn(one -> one.outcome() == Try.Outcome.SUCCEEDED)
                    .hasSize((int) success.succeeded());
            assertThat(own)
                    .filteredOn(one -> one.outcome() == Try.Outcome.FAILED)
                    .hasSize((int) success.failed());
            list.removeAll(own);
        }
        assertThat(list).isEmpty();
        for (Tries.Failure failure : tries.failures(caller, span, 100)) {
            Tries.Filter filter = new Tries.Filter(null, null, Try.Outcome.FAILED, failure.reason());
            assertThat(whole(PageRequest.newestFirst(null, rows), page -> tries.list(caller, span, filter, page)))
                    .hasSize(Math.toIntExact(failure.count()));
        }
    }

    private static Span all() {
        return new Span(MoneyWorld.FIRST.minusDays(1), MoneyWorld.FIRST.plusDays(MoneyWorld.DAYS), MoneyWorld.ZONE);
    }

    private static Span span(Random random) {
        int from = random.nextInt(MoneyWorld.DAYS);
        int days = random.nextInt(MoneyWorld.DAYS - from);
        return new Span(MoneyWorld.FIRST.plusDays(from), MoneyWorld.FIRST.plusDays(from + days), MoneyWorld.ZONE);
    }

    /** All pages, one after the other. */
    private static <T> List<T> whole(PageRequest first, Function<PageRequest, Page<T>> list) {
        List<T> all = new ArrayList<>();
        PageRequest next = first;
        while (true) {
            Page<T> page = list.apply(next);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(first.limit());
            all.addAll(page.items());
            if (page.next() == null) {
                return all;
            }
            next = PageRequest.newestFirst(page.next(), first.limit());
        }
    }

    private static List<Money> added(List<Money> amounts) {
        Map<String, Money> sums = amounts.stream()
                .collect(Collectors.toMap(
                        money -> money.currency().getCurrencyCode(), Function.identity(), Money::plus, TreeMap::new));
        return List.copyOf(new LinkedHashMap<>(sums).values());
    }

    private static List<Money> nonZero(List<Money> amounts) {
        return amounts.stream().filter(money -> !money.isZero()).toList();
    }
}
