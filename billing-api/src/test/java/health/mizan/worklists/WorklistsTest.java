package health.mizan.worklists;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.adjudications.Verdict;
import health.mizan.audit.Audit;
import health.mizan.cases.CaseId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimWorld;
import health.mizan.sight.Sights;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One claim of each kind, looked at in every queue. */
class WorklistsTest extends DatabaseTest {

    private static final Caller BILLER = People.staff("biller", Role.BILLER, "RUH");
    private static final Caller ELSEWHERE = People.staff("biller-2", Role.BILLER, "JED");

    private final TestClock clock = TestClock.at("2026-05-04T08:00:00Z");
    private ClaimWorld world;
    private ClaimWork work;
    private ClaimId ready;
    private ClaimId pended;
    private ClaimId rejected;
    private ClaimId denied;
    private ClaimId doubted;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        BookedPayer payer = new BookedPayer(sql);
        world = new ClaimWorld(dataSource, sql, tx, payer).open();
        work = new ClaimWork(
                new ClaimRowStore(sql, world.the(Sights.class)),
                new WorklistSettings(Duration.ofDays(7)),
                world.the(Audit.class),
                clock,
                tx);
        ready = world.ready(world.golden());
        payer.decides(submission -> new ClaimReply.Pended("NAJD-P"));
        pended = world.submitted(world.golden(), ClaimState.PENDED);
        payer.decides(submission -> new ClaimReply.Rejected(
                "NAJD-R", List.of(new ClaimReply.Fault("BV-00041", "service date outside the encounter", null))));
        rejected = world.submitted(world.golden(), ClaimState.REJECTED);
        payer.decides(BookedPayer::golden);
        denied = world.submitted(world.golden(), ClaimState.DECIDED);
        world.claims().post(denied);
        Eventually.until(
                "the denial is open", () -> !list(BILLER, ClaimQueue.DENIED).isEmpty());
        payer.decides(submission -> BookedPayer.decided(
                "NAJD-D",
                BookedPayer.NOON,
                submission,
                line -> new ClaimReply.LineDecision(
                        line.sequence(),
                        ClaimReply.Verdict.APPROVED,
                        line.net().times(2),
                        line.net().times(2),
                        sar("0"),
                        sar("0"),
                        null,
                        false)));
        doubted = world.ready(world.golden());
        tx.run(() -> world.claims().submit(doubted));
        Eventually.until(
                "the answer is heard", () -> !list(BILLER, ClaimQueue.DOUBTFUL).isEmpty());
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void each_claim_stands_in_the_queue_of_what_is_to_be_done_about_it() {
        assertThat(ids(ClaimQueue.TO_SEND)).containsExactly(ready);
        assertThat(ids(ClaimQueue.WITH_PAYER)).containsExactlyInAnyOrder(doubted, pended);
        assertThat(ids(ClaimQueue.REJECTED)).containsExactly(rejected);
        assertThat(ids(ClaimQueue.DENIED)).containsExactly(denied);
        assertThat(ids(ClaimQueue.DOUBTFUL)).containsExactly(doubted);
        assertThat(ids(ClaimQueue.TO_MEND)).isEmpty();
        assertThat(ids(ClaimQueue.ALL)).containsExactlyInAnyOrder(ready, pended, rejected, denied, doubted);
    }

    @Test
    void what_is_to_be_done_next_follows_from_where_a_claim_stands() {
        Map<ClaimId, ClaimRow.NextAct> next = new java.util.HashMap<>();
        list(BILLER, ClaimQueue.ALL).forEach(row -> next.put(row.id(), row.next()));

        assertThat(next)
                .containsEntry(ready, ClaimRow.NextAct.SEND)
                .containsEntry(pended, ClaimRow.NextAct.WAIT)
                .containsEntry(rejected, ClaimRow.NextAct.MEND)
                .containsEntry(denied, ClaimRow.NextAct.DECIDE)
                .containsEntry(doubted, ClaimRow.NextAct.RULE);
    }

    @Test
    void the_sum_of_a_row_is_the_sum_of_the_claims_lines() {
        assertThat(list(BILLER, ClaimQueue.ALL)).hasSize(5).allSatisfy(row -> assertThat(row.asked())
                .isEqualTo(world.claims().lines(row.id()).stream()
                        .map(Claim.Line::submitted)
                        .reduce(sar("0"), health.mizan.money.Money::plus)));
        assertThat(world.claims().lines(denied).stream()
                        .map(Claim.Line::decided)
                        .filter(decided -> decided != null && decided.verdict() == Verdict.DENIED))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ClaimQueue.class)
    void a_count_is_the_length_of_its_list_for_those_who_see_it(ClaimQueue queue) {
        for (Caller caller : List.of(BILLER, ELSEWHERE)) {
            Count count = work.counts(caller, EnumSet.of(queue)).get(queue);

            assertThat(count).isEqualTo(new Count(list(caller, queue).size(), false));
        }
        assertThat(list(ELSEWHERE, queue)).isEmpty();
    }

    @Test
    void from_one_claim_to_the_next_it_is_the_order_of_the_list() {
        List<ClaimId> order = ids(ClaimQueue.ALL);

        for (int i = 0; i < order.size(); i++) {
            ClaimWork.Neighbours beside =
                    work.beside(BILLER, ClaimQueue.ALL, world.claims().require(order.get(i)));
            assertThat(beside.newer())
                    .isEqualTo(i == 0 ? java.util.Optional.empty() : java.util.Optional.of(order.get(i - 1)));
            assertThat(beside.older())
                    .isEqualTo(
                            i == order.size() - 1
                                    ? java.util.Optional.empty()
                                    : java.util.Optional.of(order.get(i + 1)));
        }
    }

    @Test
    void after_a_week_with_the_payer_somebody_should_ask() {
        ClaimWork later = new ClaimWork(
                new ClaimRowStore(sql, world.the(Sights.class)),
                new WorklistSettings(Duration.ofDays(7)),
                world.the(Audit.class),
                new TestClock(clock.instant().plus(Duration.ofDays(8))),
                tx);

        List<ClaimRow> waiting = later.list(BILLER, ClaimQueue.WAITING, PageRequest.newestFirst(null, 10))
                .items();

        assertThat(waiting).extracting(ClaimRow::id).containsExactlyInAnyOrder(doubted, pended);
        assertThat(waiting)
                .extracting(ClaimRow::next)
                .containsExactlyInAnyOrder(ClaimRow.NextAct.RULE, ClaimRow.NextAct.ASK);
        assertThat(ids(ClaimQueue.WAITING)).isEmpty();
    }

    @Test
    void what_has_no_price_is_listed_and_counted_at_its_own_site() {
        UnpricedStore store = new UnpricedStore(sql, world.the(Sights.class));
        CaseId visit = world.visits.memberCase();
        world.visits.ordered(visit, "DS-303", "performed");

        List<Unpriced> found = store.list(BILLER, PageRequest.newestFirst(null, 10));

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("DS-303");
            assertThat(one.financialCase()).isEqualTo(visit);
            assertThat(one.why()).isEqualTo("no-price");
        });
        assertThat(store.count(BILLER)).isEqualTo(new Count(1, false));
        assertThat(store.count(ELSEWHERE)).isEqualTo(new Count(0, false));
    }

    private List<ClaimId> ids(ClaimQueue queue) {
        return list(BILLER, queue).stream().map(ClaimRow::id).toList();
    }

    /** In pages of two. */
    private List<ClaimRow> list(Caller caller, ClaimQueue queue) {
        List<ClaimRow> all = new ArrayList<>();
        PageRequest next = PageRequest.newestFirst(null, 2);
        while (true) {
            Page<ClaimRow> page = work.list(caller, queue, next);
            all.addAll(page.items());
            if (page.next() == null) {
                return all;
            }
            next = PageRequest.newestFirst(page.next(), 2);
        }
    }
}
