package health.mizan.testing;

import static health.mizan.testing.Fixtures.sar;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.access.Caller;
import health.mizan.catalogue.PackageDetail;
import health.mizan.catalogue.ServiceDraft;
import health.mizan.catalogue.Services;
import health.mizan.contracts.ContractDraft;
import health.mizan.contracts.Contracts;
import health.mizan.facilities.Address;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.FacilityDraft;
import health.mizan.facilities.Practitioners;
import health.mizan.fees.FeeScheduleDraft;
import health.mizan.fees.FeeSchedules;
import health.mizan.fees.PriceDraft;
import health.mizan.ids.Ids;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.payers.PayerDraft;
import health.mizan.payers.Payers;
import health.mizan.plans.PlanDraft;
import health.mizan.plans.Plans;
import health.mizan.plans.RuleDraft;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The master data façades on a test's own database, and a small clinic with the prices of the golden case. */
public final class Organisation implements AutoCloseable {

    public static final String SYSTEM = "https://example.org/fhir/CodeSystem/demo-services";
    public static final Caller MIZAN = new Caller.Self("test");
    public static final Change IMPORT = Change.toWhateverIsThere("import:test");
    public static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    public static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public Organisation(DataSource dataSource, Tx tx, Clock clock) {
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(Tx.class, () -> tx);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Ids.class, () -> new TimeOrderedIds(clock));
        context.registerBean(
                JsonMapper.class, () -> JsonMapper.builder().findAndAddModules().build());
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
        scanner.scan(
                "health.mizan.history",
                "health.mizan.facilities",
                "health.mizan.payers",
                "health.mizan.plans",
                "health.mizan.catalogue",
                "health.mizan.fees",
                "health.mizan.contracts",
                "health.mizan.pricing");
        context.refresh();
    }

    /** A façade. */
    public <T> T the(Class<T> facade) {
        return context.getBean(facade);
    }

    public Facilities facilities() {
        return the(Facilities.class);
    }

    public Practitioners practitioners() {
        return the(Practitioners.class);
    }

    public Payers payers() {
        return the(Payers.class);
    }

    public Plans plans() {
        return the(Plans.class);
    }

    public Services services() {
        return the(Services.class);
    }

    public FeeSchedules schedules() {
        return the(FeeSchedules.class);
    }

    public Contracts contracts() {
        return the(Contracts.class);
    }

    /** A clinic in Riyadh, Najd with its Silver plan at 15 % off the list, and those who pay the list themselves. */
    public Organisation withGoldenCase() {
        done(facilities().save(facility("RUH"), IMPORT));
        done(payers().save(payer("NAJD", "insurer"), IMPORT));
        done(payers().save(payer("SELF", "self-pay"), IMPORT));
        done(plans().save(silver("NAJD", NEW_YEAR), IMPORT));
        done(services().save(service("DS-100", "GP visit", "consultation"), IMPORT));
        done(services().save(service("DS-105", "Follow-up inside 14 days", "consultation"), IMPORT));
        done(services().save(service("DS-201", "Full blood count", "laboratory"), IMPORT));
        done(services().save(service("DS-202", "HbA1c", "laboratory"), IMPORT));
        done(services().save(service("DS-303", "Brain MRI", "radiology"), IMPORT));
        done(schedules().save(list("LIST", NEW_YEAR), IMPORT));
        done(contracts().save(contract("C-SELF", "SELF", "LIST", 0), IMPORT, MIZAN));
        done(contracts().save(contract("C-NAJD", "NAJD", "LIST", 1500), IMPORT, MIZAN));
        return this;
    }

    public static FacilityDraft facility(String code) {
        return new FacilityDraft(
                code,
                "Noor Demo Medical Complex",
                "مجمع نور التجريبي الطبي",
                "Asia/Riyadh",
                "SAR",
                "300000000000003",
                new Address("RRRD2929", "2929", "Demo Street", "Al Olaya", "Riyadh", "12345", "SA"),
                null);
    }

    public static PayerDraft payer(String code, String kind) {
        return new PayerDraft(code, kind, code + " cover", "تغطية " + code, null, null, null);
    }

    public static PlanDraft silver(String payer, LocalDate from) {
        return new PlanDraft(
                payer,
                "SILVER",
                "Silver",
                "الفضية",
                "Silver network",
                "SAR",
                from,
                null,
                List.of(
                        new RuleDraft("copay-in", "copay-percent", "in-network", null, 2000, null, sar("75"), null),
                        new RuleDraft(
                                "copay-out", "copay-percent", "out-of-network", null, 2000, null, sar("100"), null),
                        new RuleDraft("dental", "benefit-limit", null, "dental", null, sar("2000"), null, "year"),
                        new RuleDraft("approval", "approval-above", null, null, null, sar("500"), null, null)));
    }

    public static ServiceDraft service(String code, String name, String category, PackageDetail... details) {
        return new ServiceDraft(
                SYSTEM, code, name, "خدمة " + code, category, null, null, null, List.of(details), null, NEW_YEAR, null);
    }

    public static FeeScheduleDraft list(String code, LocalDate from) {
        return new FeeScheduleDraft(
                code,
                "List prices",
                "الأسعار",
                "SAR",
                from,
                null,
                List.of(
                        price("DS-100", "150"),
                        new PriceDraft(SYSTEM, "DS-105", sar("0"), "follow-up within 14 days"),
                        price("DS-201", "60"),
                        price("DS-202", "90")));
    }

    public static PriceDraft price(String service, String amount) {
        return new PriceDraft(SYSTEM, service, sar(amount), null);
    }

    public static ContractDraft contract(String code, String payer, String schedule, int off) {
        return new ContractDraft(code, "RUH", payer, null, null, schedule, off, NEW_YEAR, null);
    }

    /** What was saved; anything but a success fails the test. */
    public static <T> T done(Saved<T> saved) {
        return switch (saved) {
            case Saved.Created<T>(T now) -> now;
            case Saved.Changed<T>(T now) -> now;
            case Saved.Unchanged<T>(T now) -> now;
            default -> throw new AssertionError(saved);
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
