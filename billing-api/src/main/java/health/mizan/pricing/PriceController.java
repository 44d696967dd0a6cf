package health.mizan.pricing;

import health.mizan.access.Callers;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.ServiceId;
import health.mizan.catalogue.Services;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.history.AsOf;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.plans.Plan;
import health.mizan.plans.Plans;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks prices up, without putting what is missing on the work list. */
@RestController
class PriceController {

    private static final int MOST_SERVICES = 200;

    private final Prices prices;
    private final Facilities facilities;
    private final Payers payers;
    private final Plans plans;
    private final Services services;
    private final Callers callers;

    PriceController(
            Prices prices, Facilities facilities, Payers payers, Plans plans, Services services, Callers callers) {
        this.prices = prices;
        this.facilities = facilities;
        this.payers = payers;
        this.plans = plans;
        this.services = services;
        this.callers = callers;
    }

    /**
     * A price for one service.
     *
     * @param outcome found, exempt or missing; each has its own members, the others are null
     */
    record PriceJson(
            String system,
            String service,
            String outcome,
            @Nullable Money list,
            @Nullable Money contract,
            @Nullable Money adjustment,
            @Nullable String exemptReason,
            Price.@Nullable Reason missingReason,
            @Nullable PriceBasis basis) {

        static PriceJson of(CatalogueService of, Price price) {
            return switch (price) {
                case Price.Found found ->
                    new PriceJson(
                            of.system(),
                            of.code(),
                            "found",
                            found.list(),
                            found.contract(),
                            found.adjustment(),
                            null,
                            null,
                            found.basis());
                case Price.Exempt(String reason, PriceBasis basis) ->
                    new PriceJson(of.system(), of.code(), "exempt", null, null, null, reason, null, basis);
                case Price.Missing(Price.Reason reason) ->
                    new PriceJson(of.system(), of.code(), "missing", null, null, null, null, reason, null);
            };
        }
    }

    /** @param items in the order asked for */
    record PriceList(List<PriceJson> items) {}

    /** What a service costs for a payer's member on a day, and how that price comes about. */
    @GetMapping("/api/prices")
    PriceList find(
            @RequestParam String facility,
            @RequestParam(required = false) @Nullable String payer,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam String system,
            @RequestParam List<String> service,
            @RequestParam LocalDate on) {
        Checks checks = new Checks();
        checks.require(service.size() <= MOST_SERVICES, "service", "is given at most " + MOST_SERVICES + " times");
        Optional<Facility> site = facilities.byCode(facility).filter(found -> CallerSites.of(callers.current())
                .admits(found.code()));
        checks.require(site.isPresent(), "facility", "is not the code of a facility that admits you");
        Optional<Payer> paying = Optional.ofNullable(payer).flatMap(payers::byCode);
        checks.require(payer == null || paying.isPresent(), "payer", "is not the code of a payer");
        Optional<Plan> cover = paying.flatMap(
                found -> plan == null ? Optional.empty() : plans.byCode(found.code(), plan, AsOf.LATEST));
        checks.require(plan == null || cover.isPresent(), "plan", "is not the code of a plan of this payer");
        SavedAnswers.requireSound(checks);
        Map<ServiceId, CatalogueService> wanted = wanted(checks, system, service);
        SavedAnswers.requireSound(checks);
        PriceQuestion question = new PriceQuestion(
                site.orElseThrow().id(),
                paying.map(Payer::id).orElse(null),
                cover.map(Plan::id).orElse(null),
                on);
        Map<ServiceId, Price> found = prices.peek(question, wanted.keySet());
        return new PriceList(wanted.values().stream()
                .map(one -> PriceJson.of(
                        one, Optional.ofNullable(found.get(one.id())).orElseThrow()))
                .toList());
    }

    private Map<ServiceId, CatalogueService> wanted(Checks checks, String system, List<String> codes) {
        Map<ServiceId, CatalogueService> wanted = new LinkedHashMap<>();
        for (CatalogueService found : services.byCodes(system, codes)) {
            wanted.put(found.id(), found);
        }
        checks.require(
                wanted.values().stream().map(CatalogueService::code).toList().containsAll(codes),
                "service",
                "is the code of a service in this system");
        return wanted;
    }
}
