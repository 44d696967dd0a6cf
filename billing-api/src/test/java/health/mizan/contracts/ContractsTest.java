package health.mizan.contracts;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.JULY;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.contract;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Organisation.facility;
import static health.mizan.testing.Organisation.payer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.history.AsOf;
import health.mizan.history.EffectiveStamp;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ContractsTest extends DatabaseTest {

    private static final LocalDate JUNE_30 = JULY.minusDays(1);

    private final TestClock clock = TestClock.at("2026-03-01T09:00:00Z");
    private Organisation clinic;

    @BeforeAll
    void open() {
        clinic = new Organisation(dataSource, tx, clock).withGoldenCase();
    }

    @AfterAll
    void close() {
        clinic.close();
    }

    @Test
    void a_second_contract_for_one_of_the_same_days_names_the_first() {
        aPayer("OVERLAP");
        Contract first = saved(draft("O-1", "OVERLAP", NEW_YEAR, JUNE_30));

        Saved<Contract> touching = save(draft("O-2", "OVERLAP", JUNE_30, null));
        Saved<Contract> following = save(draft("O-2", "OVERLAP", JULY, null));

        assertThat(touching)
                .isEqualTo(new Saved.Conflict<>(
                        "overlaps with contract O-1, in force from 2026-01-01 until the day before 2026-07-01",
                        first.id().toString()));
        assertThat(following).isInstanceOf(Saved.Created.class);
    }

    @Test
    void of_two_overlapping_contracts_at_once_one_wins() throws Exception {
        for (int round = 0; round < 10; round++) {
            String payer = "RACE" + round;
            aPayer(payer);
            List<Saved<Contract>> outcomes = atOnce(
                    draft("R-1-" + payer, payer, NEW_YEAR, null),
                    draft("R-2-" + payer, payer, JULY, null),
                    draft("R-3-" + payer, payer, NEW_YEAR, JULY));

            assertThat(outcomes)
                    .filteredOn(Saved.Created.class::isInstance)
                    .as("%s", outcomes)
                    .hasSize(1);
            assertThat(outcomes).filteredOn(Saved.Conflict.class::isInstance).hasSize(2);
        }
    }

    @Test
    void of_two_creators_of_one_contract_one_creates_and_the_other_finds_it() throws Exception {
        for (int round = 0; round < 10; round++) {
            String payer = "TWIN" + round;
            aPayer(payer);

            List<Saved<Contract>> outcomes =
                    atOnce(draft("T-" + payer, payer, NEW_YEAR, null), draft("T-" + payer, payer, NEW_YEAR, null));

            assertThat(outcomes).filteredOn(Saved.Created.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Saved.Unchanged.class::isInstance)
                    .as("%s", outcomes)
                    .hasSize(1);
        }
    }

    @Test
    void the_database_itself_refuses_two_contracts_for_one_day() {
        aPayer("DIRECT");
        Contract one = saved(draft("D-1", "DIRECT", NEW_YEAR, JUNE_30));
        Contract two = saved(draft("D-2", "DIRECT", JULY, null));

        assertThatThrownBy(() -> sql.sql("""
                                insert into contract_version (contract_id, version, facility_id, payer_id, schedule_id,
                                    off_basis_points, effective_from, changed_by, changed_at)
                                select :two, 2, facility_id, payer_id, schedule_id, 0, date '2026-03-01', 'x', now()
                                  from contract_version where contract_id = :one
                                """)
                        .param("one", one.id().value())
                        .param("two", two.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_was_recorded_can_be_read_as_it_was_known_and_as_it_applies() {
        aPayer("KNOWN");
        Contract first = saved(draft("K-1", "KNOWN", NEW_YEAR, null));
        var knownBefore = clock.instant();
        clock.advance(Duration.ofDays(1));
        saved(off(draft("K-1", "KNOWN", JULY, null), 2200));
        clock.advance(Duration.ofDays(1));
        saved(off(draft("K-1", "KNOWN", NEW_YEAR, null), 1000));

        assertThat(offOn(first.id(), AsOf.day(JUNE_30))).isEqualTo(1000);
        assertThat(offOn(first.id(), AsOf.day(JULY))).isEqualTo(2200);
        assertThat(offOn(first.id(), new AsOf(JULY, knownBefore))).isEqualTo(1500);
        assertThat(clinic.contracts().find(first.id(), AsOf.day(NEW_YEAR.minusDays(1)), MIZAN))
                .isEmpty();
        assertThat(clinic.contracts().versions(first.id(), MIZAN))
                .extracting(EffectiveStamp::version, EffectiveStamp::inForceFrom, EffectiveStamp::inForceUntil)
                .containsExactly(tuple(3L, NEW_YEAR, JULY), tuple(2L, JULY, null), tuple(1L, null, null));
    }

    @Test
    void a_stale_author_is_told_and_changes_nothing() {
        aPayer("STALE");
        Contract first = saved(draft("S-1", "STALE", NEW_YEAR, null));
        saved(off(draft("S-1", "STALE", NEW_YEAR, null), 100));

        Saved<Contract> stale = clinic.contracts()
                .save(
                        off(draft("S-1", "STALE", NEW_YEAR, null), 200),
                        Change.ofVersion("late", first.version()),
                        MIZAN);

        assertThat(stale).isEqualTo(new Saved.Stale<>());
        assertThat(offOn(first.id(), AsOf.LATEST)).isEqualTo(100);
    }

    @Test
    void a_contract_keeps_its_parties() {
        aPayer("KEEP");
        aPayer("OTHER");
        saved(draft("P-1", "KEEP", NEW_YEAR, null));

        assertThat(save(draft("P-1", "OTHER", NEW_YEAR, null))).isInstanceOf(Saved.Refused.class);
    }

    @Test
    void everything_wrong_is_told_at_once() {
        Saved<Contract> saved = save(new ContractDraft(
                "no good", "NOWHERE", "NOBODY", null, null, "NOTHING", 10_000, NEW_YEAR, NEW_YEAR.minusDays(1)));

        assertThat(((Saved.Refused<Contract>) saved).errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("facility", "payer", "schedule", "offBasisPoints", "effectiveTo", "code");
    }

    @Test
    void a_caller_sees_and_writes_contracts_of_the_callers_own_sites_only() {
        done(clinic.facilities().save(facility("JED"), IMPORT));
        Caller jeddah = new Caller.Staff("j", Set.of(Role.ADMIN), Set.of("JED"));

        assertThat(clinic.contracts()
                        .list(ListRequest.of(null, null, null, 200), new ContractFilter(null, null, null), jeddah)
                        .items())
                .isEmpty();
        assertThat(clinic.contracts().save(contract("J-1", "NAJD", "LIST", 0), IMPORT, jeddah))
                .isInstanceOf(Saved.Refused.class);
    }

    private void aPayer(String code) {
        done(clinic.payers().save(payer(code, "insurer"), IMPORT));
    }

    private int offOn(ContractId id, AsOf asOf) {
        return clinic.contracts().find(id, asOf, MIZAN).orElseThrow().offBasisPoints();
    }

    private Saved<Contract> save(ContractDraft draft) {
        return clinic.contracts().save(draft, IMPORT, MIZAN);
    }

    private Contract saved(ContractDraft draft) {
        return done(save(draft));
    }

    private List<Saved<Contract>> atOnce(ContractDraft... drafts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(drafts.length);
        try (ExecutorService pool = Executors.newFixedThreadPool(drafts.length)) {
            List<Future<Saved<Contract>>> running = new ArrayList<>();
            for (ContractDraft draft : drafts) {
                running.add(pool.submit(() -> {
                    start.await();
                    return save(draft);
                }));
            }
            List<Saved<Contract>> outcomes = new ArrayList<>();
            for (Future<Saved<Contract>> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    private static ContractDraft draft(String code, String payer, LocalDate from, LocalDate to) {
        return new ContractDraft(code, "RUH", payer, null, null, "LIST", 1500, from, to);
    }

    private static ContractDraft off(ContractDraft draft, int basisPoints) {
        return new ContractDraft(
                draft.code(),
                draft.facility(),
                draft.payer(),
                draft.plan(),
                draft.network(),
                draft.schedule(),
                basisPoints,
                draft.effectiveFrom(),
                draft.effectiveTo());
    }
}
