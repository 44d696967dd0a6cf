package health.mizan.pricing;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.JULY;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.contract;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Organisation.facility;
import static health.mizan.testing.Organisation.payer;
import static health.mizan.testing.Organisation.price;
import static health.mizan.testing.Organisation.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.ServiceId;
import health.mizan.contracts.ContractDraft;
import health.mizan.fees.FeeScheduleDraft;
import health.mizan.history.AsOf;
import health.mizan.money.Money;
import health.mizan.payers.PayerDraft;
import health.mizan.pricing.PriceException.Resolution;
import health.mizan.pricing.PriceExceptions.Resolving;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.Postgres;
import health.mizan.testing.TestClock;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class PricesTest extends DatabaseTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);
    private static final PageRequest ALL = new PageRequest(Cursor.START, 200);

    private Organisation clinic;
    private Prices prices;

    @BeforeEach
    void open() {
        cloneAgain();
        clinic = new Organisation(dataSource, tx, TestClock.at("2026-03-01T09:00:00Z")).withGoldenCase();
        prices = clinic.the(Prices.class);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void the_golden_case_is_300_on_the_list_and_255_by_contract() {
        Map<ServiceId, Price> found =
                prices.findAll(najd(MAY), List.of(idOf("DS-100"), idOf("DS-201"), idOf("DS-202")));

        assertThat(allowed(found, "DS-100")).isEqualTo(sar("127.50"));
        assertThat(allowed(found, "DS-201")).isEqualTo(sar("51.00"));
        assertThat(allowed(found, "DS-202")).isEqualTo(sar("76.50"));
        assertThat(found.values().stream()
                        .map(price -> ((Price.Found) price).adjustment())
                        .reduce(Money::plus))
                .contains(sar("45.00"));
        assertThat(found.values().stream()
                        .map(price -> ((Price.Found) price).list())
                        .reduce(Money::plus))
                .contains(sar("300.00"));
    }

    @Test
    void a_price_names_the_versions_it_came_from() {
        Price.Found found = (Price.Found) prices.find(najd(MAY), idOf("DS-100"));

        var list = clinic.schedules().byCode("LIST", AsOf.day(MAY)).orElseThrow();
        assertThat(found.basis().schedule()).isEqualTo(list.id());
        assertThat(found.basis().scheduleVersion()).isEqualTo(list.version());
        assertThat(found.basis().off()).isEqualTo(new PercentOff(1500));
        assertThat(found.basis().contractVersion()).isEqualTo(1);
    }

    @Test
    void a_patient_alone_pays_the_list() {
        Price.Found found = (Price.Found) prices.find(alone(MAY), idOf("DS-100"));

        assertThat(found.contract()).isEqualTo(sar("150"));
        assertThat(found.adjustment()).isEqualTo(sar("0"));
    }

    @Test
    void free_of_charge_is_a_decision_with_a_reason() {
        assertThat(prices.find(najd(MAY), idOf("DS-105")))
                .isInstanceOfSatisfying(Price.Exempt.class, exempt -> assertThat(exempt.reason())
                        .isEqualTo("follow-up within 14 days"));
    }

    @Test
    void a_contract_version_from_july_on_leaves_june_as_it_was() {
        ContractDraft dearer = new ContractDraft("C-NAJD", "RUH", "NAJD", null, null, "LIST", 2200, JULY, null);
        done(clinic.contracts().save(dearer, IMPORT, MIZAN));

        assertThat(((Price.Found) prices.find(najd(JULY.minusDays(1)), idOf("DS-100"))).contract())
                .isEqualTo(sar("127.50"));
        Price.Found july = (Price.Found) prices.find(najd(JULY), idOf("DS-100"));
        assertThat(july.contract()).isEqualTo(sar("117.00"));
        assertThat(july.basis().contractVersion()).isEqualTo(2);
    }

    @Test
    void a_schedule_version_from_july_on_changes_july() {
        FeeScheduleDraft july = new FeeScheduleDraft(
                "LIST", "List prices", "الأسعار", "SAR", JULY, null, List.of(price("DS-100", "200")));
        done(clinic.schedules().save(july, IMPORT));

        assertThat(((Price.Found) prices.find(najd(JULY.minusDays(1)), idOf("DS-100"))).list())
                .isEqualTo(sar("150"));
        assertThat(((Price.Found) prices.find(najd(JULY), idOf("DS-100"))).list())
                .isEqualTo(sar("200"));
        assertThat(prices.find(najd(JULY), idOf("DS-201"))).isEqualTo(new Price.Missing(Price.Reason.NO_PRICE));
    }

    @Test
    void a_schedule_of_its_own_is_compared_with_the_facilitys_list() {
        done(clinic.payers().save(payer("REDSEA", "insurer"), IMPORT));
        done(clinic.schedules()
                .save(
                        new FeeScheduleDraft(
                                "RED", "Red Sea", "البحر", "SAR", NEW_YEAR, null, List.of(price("DS-100", "117"))),
                        IMPORT));
        done(clinic.contracts().save(contract("C-RED", "REDSEA", "RED", 0), IMPORT, MIZAN));

        Price.Found found = (Price.Found) prices.find(of("REDSEA", null, MAY), idOf("DS-100"));

        assertThat(found.contract()).isEqualTo(sar("117"));
        assertThat(found.list()).isEqualTo(sar("150"));
        assertThat(found.adjustment()).isEqualTo(sar("33"));
    }

    @Test
    void the_narrowest_contract_decides() {
        done(clinic.contracts()
                .save(
                        new ContractDraft("C-NET", "RUH", "NAJD", null, "Silver network", "LIST", 2000, NEW_YEAR, null),
                        IMPORT,
                        MIZAN));
        assertThat(((Price.Found) prices.find(of("NAJD", "SILVER", MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("120"));

        done(clinic.contracts()
                .save(
                        new ContractDraft("C-PLAN", "RUH", "NAJD", "SILVER", null, "LIST", 3000, NEW_YEAR, null),
                        IMPORT,
                        MIZAN));
        assertThat(((Price.Found) prices.find(of("NAJD", "SILVER", MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("105"));
        assertThat(((Price.Found) prices.find(najd(MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("127.50"));
    }

    @Test
    void an_insurer_without_a_contract_of_its_own_has_its_administrators() {
        done(clinic.payers().save(payer("DUNES", "tpa"), IMPORT));
        done(clinic.payers().save(new PayerDraft("SMALL", "insurer", "Small", "صغير", "DUNES", null, null), IMPORT));
        done(clinic.contracts().save(contract("C-DUNES", "DUNES", "LIST", 1000), IMPORT, MIZAN));

        assertThat(((Price.Found) prices.find(of("SMALL", null, MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("135"));
    }

    @Test
    void twelve_pieces_are_rounded_once() {
        FeeScheduleDraft tablets = new FeeScheduleDraft(
                "LIST", "List prices", "الأسعار", "SAR", JULY, null, List.of(price("DS-100", "0.37")));
        done(clinic.schedules().save(tablets, IMPORT));

        Price.Line line = ((Price.Found) prices.find(najd(JULY), idOf("DS-100"))).line(12);

        assertThat(line.list()).isEqualTo(sar("4.44"));
        assertThat(line.contract()).isEqualTo(sar("3.77"));
        assertThat(line.adjustment()).isEqualTo(sar("0.67"));
    }

    @Test
    void what_has_no_price_goes_once_to_the_work_list_and_grows_with_its_days() {
        assertThat(prices.find(najd(MAY), idOf("DS-303"))).isEqualTo(new Price.Missing(Price.Reason.NO_PRICE));
        prices.find(najd(MAY.plusDays(9)), idOf("DS-303"));
        prices.find(najd(MAY.minusDays(2)), idOf("DS-303"));

        List<PriceException> open = exceptions();
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().firstOn()).isEqualTo(MAY.minusDays(2));
        assertThat(open.getFirst().lastOn()).isEqualTo(MAY.plusDays(9));
        assertThat(open.getFirst().service()).isEqualTo("DS-303");
        assertThat(open.getFirst().payer()).isEqualTo("NAJD");
    }

    @Test
    void looking_notes_nothing() {
        prices.peek(najd(MAY), List.of(idOf("DS-303")));

        assertThat(exceptions()).isEmpty();
    }

    @Test
    void a_payer_without_a_contract_and_a_service_outside_its_days_are_told_apart() {
        done(clinic.payers().save(payer("HIJAZ", "insurer"), IMPORT));

        assertThat(prices.find(of("HIJAZ", null, MAY), idOf("DS-100")))
                .isEqualTo(new Price.Missing(Price.Reason.NO_CONTRACT));
        assertThat(prices.find(najd(NEW_YEAR.minusDays(1)), idOf("DS-100")))
                .isEqualTo(new Price.Missing(Price.Reason.SERVICE_NOT_OFFERED));
    }

    @Test
    void a_service_that_does_not_exist_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> prices.find(najd(MAY), new ServiceId(new UUID(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_exception_is_resolved_as_priced_only_once_there_is_a_price() {
        prices.find(najd(MAY), idOf("DS-303"));
        UUID id = exceptions().getFirst().id();
        PriceExceptions list = clinic.the(PriceExceptions.class);

        assertThat(list.resolve(id, Resolution.PRICED, null, MIZAN))
                .contains(new Resolving.StillMissing(MAY, Price.Reason.NO_PRICE));

        done(clinic.schedules()
                .save(
                        new FeeScheduleDraft(
                                "LIST",
                                "List prices",
                                "الأسعار",
                                "SAR",
                                NEW_YEAR,
                                null,
                                List.of(price("DS-303", "1400"))),
                        IMPORT));
        assertThat(list.resolve(id, Resolution.PRICED, null, MIZAN)).get().isInstanceOf(Resolving.Done.class);
        assertThat(list.resolve(id, Resolution.PRICED, null, MIZAN)).contains(new Resolving.AlreadyResolved());
        assertThat(exceptions()).isEmpty();
    }

    @Test
    void the_work_list_shows_a_caller_the_callers_own_facilities() {
        prices.find(najd(MAY), idOf("DS-303"));
        Caller here = new Caller.Staff("a", Set.of(Role.FINANCE), Set.of("RUH"));
        Caller elsewhere = new Caller.Staff("b", Set.of(Role.FINANCE), Set.of("JED"));
        PriceExceptions list = clinic.the(PriceExceptions.class);

        assertThat(list.list(true, ALL, here).items()).hasSize(1);
        assertThat(list.list(true, ALL, elsewhere).items()).isEmpty();
        assertThat(list.resolve(exceptions().getFirst().id(), Resolution.DISMISSED, "not ours", elsewhere))
                .isEmpty();
    }

    @Test
    void many_estimates_at_once_leave_one_row() throws Exception {
        List<ServiceId> both = new ArrayList<>(List.of(idOf("DS-303"), addedService("DS-999")));

        inParallel(8, () -> {
            for (int i = 0; i < 20; i++) {
                prices.findAll(najd(MAY.plusDays(i)), both);
                prices.findAll(najd(MAY.minusDays(i)), both.reversed());
            }
            return null;
        });

        assertThat(exceptions()).hasSize(2);
        assertThat(exceptions().getFirst().firstOn()).isEqualTo(MAY.minusDays(19));
        assertThat(exceptions().getFirst().lastOn()).isEqualTo(MAY.plusDays(19));
    }

    @Test
    void at_another_facility_the_contract_does_not_hold() {
        done(clinic.facilities().save(facility("JED"), IMPORT));
        var jeddah = clinic.facilities().byCode("JED").orElseThrow().id();
        var najd = clinic.payers().byCode("NAJD").orElseThrow().id();

        assertThat(prices.find(new PriceQuestion(jeddah, najd, null, MAY), idOf("DS-100")))
                .isEqualTo(new Price.Missing(Price.Reason.NO_CONTRACT));
    }

    private void cloneAgain() {
        database = Postgres.server().freshDatabase();
        dataSource = database.asApplication();
        tx = new Tx(new DataSourceTransactionManager(dataSource));
    }

    private ServiceId addedService(String code) {
        CatalogueService added = done(clinic.services().save(service(code, "New", "other"), IMPORT));
        return added.id();
    }

    private Money allowed(Map<ServiceId, Price> found, String service) {
        return ((Price.Found) found.get(idOf(service))).contract();
    }

    private List<PriceException> exceptions() {
        return clinic.the(PriceExceptions.class).list(true, ALL, MIZAN).items();
    }

    private PriceQuestion najd(LocalDate on) {
        return of("NAJD", null, on);
    }

    private PriceQuestion alone(LocalDate on) {
        return new PriceQuestion(clinic.facilities().byCode("RUH").orElseThrow().id(), null, null, on);
    }

    private PriceQuestion of(String payer, String plan, LocalDate on) {
        return new PriceQuestion(
                clinic.facilities().byCode("RUH").orElseThrow().id(),
                clinic.payers().byCode(payer).orElseThrow().id(),
                plan == null
                        ? null
                        : clinic.plans()
                                .byCode(payer, plan, AsOf.LATEST)
                                .orElseThrow()
                                .id(),
                on);
    }

    private ServiceId idOf(String code) {
        return clinic.services().byCode(SYSTEM, code).orElseThrow().id();
    }

    private static void inParallel(int threads, Callable<Void> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(work));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        }
    }
}
