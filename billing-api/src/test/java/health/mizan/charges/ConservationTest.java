package health.mizan.charges;

import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseId;
import health.mizan.charges.Charge.Fate;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is ordered, repeated, cancelled, exempted and billed, and in whatever order: no order is lost or doubled. */
class ConservationTest extends DatabaseTest {

    private static final List<String> SERVICES = List.of("DS-100", "DS-105", "DS-201", "DS-202", "DS-303");
    private static final List<String> STATUSES = List.of("planned", "performed", "performed", "cancelled");
    private static final int ACTS = 60;
    private static final int ORDER_NUMBERS = 12;

    private Visits visits;
    private Charges charges;

    @BeforeAll
    void open() {
        visits = new Visits(dataSource, TestClock.at("2026-05-04T08:00:00Z")).withGoldenCase();
        charges = visits.charges();
    }

    @AfterAll
    void close() {
        visits.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void ordered_is_charged_and_exempted_and_exceptions_and_cancelled(long seed) {
        Random random = new Random(seed);
        CaseId id = visits.memberCase();
        UUID claim = UUID.randomUUID();
        Map<String, ChargeId> accepted = new HashMap<>();
        Set<ChargeId> planned = new HashSet<>();

        for (int act = 0; act < ACTS; act++) {
            act(random, id, claim, seed, accepted, planned);

            List<Charge> all = charges.ofCase(id);
            Map<Fate, Long> fates = all.stream().collect(Collectors.groupingBy(Charge::fate, Collectors.counting()));
            assertThat(all).as("seed %d, act %d", seed, act).hasSize(union(accepted, planned));
            assertThat(fates.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(all.size());
            assertThat(all).allSatisfy(ConservationTest::keepsItsLaws);
        }

        Set<ChargeId> seen = charges.ofCase(id).stream().map(Charge::id).collect(Collectors.toSet());
        assertThat(seen).containsAll(accepted.values()).containsAll(planned);
        Charges.Tally tally = charges.tally(DESK, null, null);
        assertThat(tally.ordered())
                .isEqualTo(tally.charged() + tally.exempted() + tally.exceptions() + tally.cancelled())
                .isEqualTo(rows());
    }

    private void act(
            Random random, CaseId id, UUID claim, long seed, Map<String, ChargeId> accepted, Set<ChargeId> planned) {
        List<Charge> all = charges.ofCase(id);
        switch (random.nextInt(8)) {
            case 0 ->
                told(charges.order(DESK, order(null, id, random, "planned"))).ifPresent(planned::add);
            case 1 -> any(random, all, charge -> charges.cancel(DESK, charge, Charge.Cancelling.DUPLICATE));
            case 2 -> any(random, all, charge -> charges.exempt(DESK, charge, "screening week"));
            case 3 -> any(random, all, charge -> charges.reprice(DESK, charge));
            case 4 -> bill(id, claim, all);
            case 5 ->
                visits.cases()
                        .useCoverage(
                                DESK,
                                id,
                                random.nextBoolean()
                                        ? null
                                        : visits.cases().require(id).coverage(),
                                Change.toWhateverIsThere("desk"));
            default -> {
                String number = "C-" + seed + "-" + random.nextInt(ORDER_NUMBERS);
                String status = STATUSES.get(random.nextInt(STATUSES.size()));
                told(charges.order(HOSPITAL, order(number, id, random, status))).ifPresent(charge -> {
                    ChargeId before = accepted.put(number, charge);
                    assertThat(before == null || before.equals(charge))
                            .as("one order stays one charge")
                            .isTrue();
                });
            }
        }
    }

    private void bill(CaseId id, UUID claim, List<Charge> all) {
        if (all.stream().anyMatch(charge -> charge.state() == ChargeState.BILLED)) {
            charges.credited(id, claim);
            return;
        }
        charges.billed(
                id,
                all.stream()
                        .filter(charge -> charge.state() == ChargeState.BILLABLE
                                && charge.line().isPresent())
                        .map(Charge::id)
                        .toList(),
                claim);
    }

    private interface Doing {
        Object to(ChargeId charge);
    }

    private static void any(Random random, List<Charge> all, Doing doing) {
        if (!all.isEmpty()) {
            doing.to(all.get(random.nextInt(all.size())).id());
        }
    }

    private static void keepsItsLaws(Charge charge) {
        assertThat(charge.line().isPresent()).isEqualTo(charge.fate() == Fate.CHARGED);
        charge.line().ifPresent(line -> assertThat(line.contract().isPositive()).isTrue());
        if (charge.state() == ChargeState.BILLED) {
            assertThat(charge.fate()).isEqualTo(Fate.CHARGED);
        }
        if (charge.state() == ChargeState.NOT_BILLABLE) {
            assertThat(charge.fate()).isEqualTo(Fate.EXEMPTED);
        }
        if (charge.state() == ChargeState.BILLABLE) {
            assertThat(charge.fate()).isNotIn(Fate.EXEMPTED, Fate.CANCELLED);
        }
    }

    private static int union(Map<String, ChargeId> accepted, Set<ChargeId> planned) {
        Set<ChargeId> all = new HashSet<>(planned);
        all.addAll(accepted.values());
        return all.size();
    }

    private static Optional<ChargeId> told(Saved<Charge> saved) {
        return switch (saved) {
            case Saved.Created<Charge>(Charge now) -> Optional.of(now.id());
            case Saved.Changed<Charge>(Charge now) -> Optional.of(now.id());
            case Saved.Unchanged<Charge>(Charge now) -> Optional.of(now.id());
            default -> Optional.empty();
        };
    }

    private static ChargeOrder order(String number, CaseId id, Random random, String status) {
        return new ChargeOrder(
                number == null ? null : new ChargeOrder.Identity(ORDERS, number),
                id.value(),
                null,
                SYSTEM,
                SERVICES.get(random.nextInt(SERVICES.size())),
                1 + random.nextInt(3),
                status,
                null,
                MORNING.plusSeconds(random.nextInt(100)));
    }

    private long rows() {
        return owner.sql("select count(*) from charge").query(Long.class).single();
    }
}
