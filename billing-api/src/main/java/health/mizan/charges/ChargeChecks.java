package health.mizan.charges;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.Services;
import health.mizan.encounters.EncounterId;
import health.mizan.masterdata.Checks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes sense of orders, or says all that is wrong with them. */
@Component
class ChargeChecks {

    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]*:[!-~]{1,190}");
    private static final int MOST_PIECES = 1000;

    static final String NOT_YET = "is not in the future for a service that was given";

    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    private final Cases cases;
    private final Services services;
    private final Clock clock;

    ChargeChecks(Cases cases, Services services, Clock clock) {
        this.cases = cases;
        this.services = services;
        this.clock = clock;
    }

    /** An order that names things that exist. */
    record Wanted(
            CaseId financialCase,
            Charge.@Nullable Order order,
            Charge.Item service,
            int quantity,
            ChargeOrder.Status status,
            @Nullable LocalDate occurredOn) {}

    /** Empty if {@code checks} failed. */
    Optional<Wanted> wanted(Caller caller, ChargeOrder told, Checks checks) {
        Optional<CaseId> financialCase = caseOf(told).filter(id -> cases.sees(caller, id));
        checks.require(
                financialCase.isPresent(), "financialCase", "or encounter is the id of a visit at one of your sites");
        Optional<Charge.Item> item = service(told, checks);
        int quantity = told.quantity() == null ? 1 : told.quantity();
        checks.require(quantity >= 1 && quantity <= MOST_PIECES, "quantity", "lies between 1 and " + MOST_PIECES);
        ChargeOrder.Status status = checks.oneOf("status", told.status(), ChargeOrder.Status.PLANNED);
        boolean given = status == ChargeOrder.Status.PERFORMED;
        checks.require(!given || hasCome(told.occurredOn()), "occurredOn", NOT_YET);
        Charge.Order order = order(told, checks);
        if (checks.failed()) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(
                financialCase.orElseThrow(), order, item.orElseThrow(), quantity, status, told.occurredOn()));
    }

    /** Whether it is that day already, wherever the clinic is: what was given was not given in time to come. */
    boolean hasCome(@Nullable LocalDate day) {
        return day == null || !day.isAfter(LocalDate.ofInstant(clock.instant(), EASTERNMOST));
    }

    private Optional<CaseId> caseOf(ChargeOrder told) {
        if (told.financialCase() != null) {
            return Optional.of(new CaseId(told.financialCase()));
        }
        return Optional.ofNullable(told.encounter())
                .flatMap(encounter -> cases.ofEncounter(new EncounterId(encounter)))
                .map(Case::id);
    }

    private Optional<Charge.Item> service(ChargeOrder told, Checks checks) {
        String system = checks.matching("system", told.system(), URI, "is the URI of a code system");
        String code = checks.text("code", told.code(), 64);
        Optional<CatalogueService> service = services.named(system, code);
        checks.require(
                system.isEmpty() || code.isEmpty() || service.isPresent(),
                "code",
                "is the code of a service of the catalogue: add the service, or map the code to one");
        return service.map(found -> new Charge.Item(found.id(), found.system(), found.code(), found.category()));
    }

    private Charge.@Nullable Order order(ChargeOrder told, Checks checks) {
        ChargeOrder.Identity identity = told.order();
        if (identity == null) {
            return null;
        }
        Instant changed = told.changed() == null ? clock.instant() : told.changed();
        return new Charge.Order(
                checks.matching("order.system", identity.system(), URI, "is the URI of the sender's number range"),
                checks.text("order.value", identity.value(), 200),
                changed.truncatedTo(ChronoUnit.MICROS));
    }
}
