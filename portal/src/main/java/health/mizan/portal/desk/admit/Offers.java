package health.mizan.portal.desk.admit;

import health.mizan.access.Caller;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.Services;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Practitioner;
import health.mizan.facilities.Practitioners;
import health.mizan.masterdata.ListRequest;
import health.mizan.parties.PatientId;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.portal.pages.Language;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the desk's forms let one choose from, in the page's language. */
@Component
class Offers {

    private static final int MOST = 200;

    private final Facilities facilities;
    private final Services services;
    private final Practitioners practitioners;
    private final Payers payers;
    private final Plans plans;
    private final Coverages coverages;

    Offers(
            Facilities facilities,
            Services services,
            Practitioners practitioners,
            Payers payers,
            Plans plans,
            Coverages coverages) {
        this.facilities = facilities;
        this.services = services;
        this.practitioners = practitioners;
        this.payers = payers;
        this.plans = plans;
        this.coverages = coverages;
    }

    /** The sites at which the caller works, in the order of their codes. */
    List<Offer> sites(Caller caller, Language language) {
        return CallerSites.of(caller).codes().stream()
                .sorted()
                .flatMap(code -> facilities.byCode(code).stream())
                // By the code first: names of one company's sites begin alike, and a narrow field cuts their ends off.
                .map(site -> new Offer(
                        site.code(),
                        site.code() + " · " + (language == Language.ARABIC ? site.nameAr() : site.nameEn()),
                        null))
                .toList();
    }

    /** The first of the catalogue, as a hint: what is typed is looked up by {@link #service}. */
    List<Offer> services(Language language) {
        return services.list(active(), null).items().stream()
                .map(service -> new Offer(
                        service.code(),
                        language == Language.ARABIC ? service.nameAr() : service.nameEn(),
                        service.system()))
                .toList();
    }

    Optional<CatalogueService> service(String typed) {
        return services.typed(typed);
    }

    /** Those of all the sites, as the site is chosen on the same form; where there are several, each says which are theirs. */
    List<Offer> practitioners(Caller caller, List<Offer> sites, Language language) {
        return whole(page -> practitioners.list(new ListRequest(null, null, page), null, caller)).stream()
                .map(person -> new Offer(
                        person.code(),
                        (language == Language.ARABIC ? person.nameAr() : person.nameEn()) + where(person, sites),
                        null))
                .sorted(byText(language))
                .toList();
    }

    boolean works(Caller caller, String practitioner, String site) {
        return practitioners
                .byCode(practitioner, caller)
                .filter(person -> person.facilities().contains(site))
                .isPresent();
    }

    private static String where(Practitioner person, List<Offer> sites) {
        return sites.size() < 2
                ? ""
                : sites.stream()
                        .filter(site -> person.facilities().contains(site.value()))
                        .map(site -> " · " + site.value())
                        .collect(Collectors.joining());
    }

    /** Payer and plan as one choice, such as {@code NAJD/SILVER}. */
    List<Offer> plans(Language language) {
        Map<String, Optional<Payer>> known = new HashMap<>();
        return whole(page -> plans.list(new ListRequest(null, null, page), null)).stream()
                .flatMap(plan -> known.computeIfAbsent(plan.payer(), payers::byCode).stream()
                        .map(payer -> new Offer(
                                plan.payer() + "/" + plan.code(),
                                language == Language.ARABIC
                                        ? payer.nameAr() + " · " + plan.nameAr()
                                        : payer.nameEn() + " · " + plan.nameEn(),
                                null)))
                .sorted(byText(language))
                .toList();
    }

    static List<Offer> payers(List<Payer> payers, Language language) {
        return payers.stream()
                .map(payer ->
                        new Offer(payer.code(), language == Language.ARABIC ? payer.nameAr() : payer.nameEn(), null))
                .sorted(byText(language))
                .toList();
    }

    /** What is offered in a list can be picked only if all of it is there. */
    static <T> List<T> whole(Function<PageRequest, Page<T>> list) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = list.apply(PageRequest.of(cursor, MOST));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return List.copyOf(all);
    }

    private static Comparator<Offer> byText(Language language) {
        return Comparator.comparing(Offer::text, Collator.getInstance(Locale.of(language.code())));
    }

    /** The patient's covers in force on the day. */
    List<Offer> covers(Caller caller, PatientId patient, LocalDate day, Language language) {
        return coverages.of(caller, patient, PageRequest.of(null, MOST)).stream()
                .flatMap(page -> page.items().stream())
                .filter(cover -> cover.terms().status() == Coverage.Status.ACTIVE
                        && cover.terms().period().covers(day))
                .map(cover -> new Offer(cover.id().toString(), name(cover, language), null))
                .toList();
    }

    private String name(Coverage cover, Language language) {
        Coverage.Policy policy = cover.terms().policy();
        return payers.find(policy.payerId())
                        .map(payer -> language == Language.ARABIC ? payer.nameAr() : payer.nameEn())
                        .orElse(policy.payer())
                + " · " + policy.plan();
    }

    private static ListRequest active() {
        return new ListRequest(null, "active", all());
    }

    private static PageRequest all() {
        return PageRequest.of(null, MOST);
    }
}
