package health.mizan.portal.desk.admit;

import health.mizan.access.Caller;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.patients.Patient;
import health.mizan.portal.desk.Once;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Language;
import health.mizan.walkins.WalkInDraft;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The form of a visit: what it offers, and what it says of a visit. */
@Component
public class VisitForms {

    static final int LINES = 5;
    static final String ALONE = "alone";
    static final String[] FIELDS = fields();

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern OF_LIST = Pattern.compile("services\\[(\\d+)]\\.(code|quantity)");

    private final Offers offers;
    private final Facilities facilities;
    private final Clock clock;

    VisitForms(Offers offers, Facilities facilities, Clock clock) {
        this.offers = offers;
        this.facilities = facilities;
        this.clock = clock;
    }

    /**
     * @param sites  one is not asked for
     * @param covers besides paying alone
     */
    public record Choices(List<Offer> sites, List<Offer> services, List<Offer> practitioners, List<Offer> covers) {}

    Choices choices(Caller caller, Patient patient, Form form, Language language) {
        String site = site(caller, form);
        List<Offer> sites = offers.sites(caller, language);
        LocalDate today = LocalDate.ofInstant(
                clock.instant(),
                facilities.byCode(site).map(of -> of.timeZone()).orElse(ZoneOffset.UTC));
        return new Choices(
                sites,
                offers.services(language),
                offers.practitioners(caller, sites, language),
                offers.covers(caller, patient.id(), today, language));
    }

    /**
     * Where the form begins: at the site at which this browser worked last, else where the patient has a file.
     *
     * @param last  as the browser says; what is not the caller's is passed over
     * @param files the sites at which the patient has one
     */
    static String begins(Caller caller, Optional<String> last, List<String> files) {
        return Stream.concat(last.stream(), files.stream())
                .filter(CallerSites.of(caller)::admits)
                .findFirst()
                .orElse("");
    }

    /** As chosen; who works at one site chooses none. What is not theirs the façade refuses. */
    static String site(Caller caller, Form form) {
        Set<String> theirs = CallerSites.of(caller).codes();
        String chosen = form.typed("site");
        return chosen.isEmpty() && theirs.size() == 1 ? theirs.iterator().next() : chosen;
    }

    /** With an error for each line that names no service of the catalogue, or no number of pieces. */
    Form checked(Caller caller, Form form, Patient patient) {
        Form checked = form;
        String site = site(caller, form);
        String practitioner = form.typed("practitioner");
        if (site.isBlank()) {
            checked = checked.with("site", "desk.visit.wrong.site");
        } else if (!practitioner.isBlank() && !offers.works(caller, practitioner, site)) {
            checked = checked.with("practitioner", "desk.visit.wrong.practitioner");
        }
        List<Integer> lines = lines(form);
        for (int line : lines) {
            if (offers.service(code(form, line)).isEmpty()) {
                checked = checked.with("service" + line, "desk.visit.wrong.code");
            }
            if (!NUMBER.matcher(quantity(form, line)).matches()) {
                checked = checked.with("quantity" + line, "desk.visit.wrong.quantity");
            }
        }
        if (lines.isEmpty()) {
            checked = checked.with("service1", "desk.visit.wrong.none");
        }
        return patient.details().deceased() ? checked.with("service1", "desk.visit.deceased") : checked;
    }

    WalkInDraft draft(Caller caller, Form form, Patient patient) {
        List<WalkInDraft.Planned> planned = lines(form).stream()
                .map(line -> planned(code(form, line), Integer.valueOf(quantity(form, line))))
                .toList();
        boolean alone = form.typed("cover").equals(ALONE);
        UUID cover = alone ? null : Once.id(form.typed("cover"));
        String practitioner = form.typed("practitioner");
        return new WalkInDraft(
                patient.id().value(),
                site(caller, form),
                practitioner.isBlank() ? null : practitioner,
                null,
                null,
                cover,
                alone ? Boolean.TRUE : null,
                planned);
    }

    /** What has been withdrawn since the form was checked is refused by the façade, at its line. */
    private WalkInDraft.Planned planned(String code, Integer quantity) {
        return offers.service(code)
                .map(known -> new WalkInDraft.Planned(known.system(), known.code(), quantity))
                .orElseGet(() -> new WalkInDraft.Planned(null, code, quantity));
    }

    /** The field of ours that the façade's error is about: it counts the services planned, the form its lines. */
    static String fieldOf(String field, Form form) {
        Matcher list = OF_LIST.matcher(field);
        if (list.matches()) {
            int line = lines(form).get(Integer.parseInt(list.group(1)));
            return (list.group(2).equals("code") ? "service" : "quantity") + line;
        }
        return switch (field) {
            case "coverage" -> "cover";
            case "facility" -> "site";
            case "practitioner" -> "practitioner";
            default -> "service1";
        };
    }

    static String kindOf(String field, Form form) {
        String own = fieldOf(field, form);
        return own.startsWith("service")
                ? (OF_LIST.matcher(field).matches() ? "code" : "other")
                : own.startsWith("quantity") ? "quantity" : own;
    }

    /** Those on which a service is typed. */
    private static List<Integer> lines(Form form) {
        return IntStream.rangeClosed(1, LINES)
                .filter(line -> !code(form, line).isEmpty())
                .boxed()
                .toList();
    }

    private static String code(Form form, int line) {
        return form.typed("service" + line).strip();
    }

    private static String quantity(Form form, int line) {
        String typed = form.typed("quantity" + line).strip();
        StringBuilder folded = new StringBuilder();
        typed.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(folded::appendCodePoint);
        return folded.isEmpty() ? "1" : folded.toString();
    }

    private static String[] fields() {
        List<String> fields = new ArrayList<>(List.of("key", "site", "cover", "practitioner"));
        for (int line = 1; line <= LINES; line++) {
            fields.add("service" + line);
            fields.add("quantity" + line);
        }
        return fields.toArray(String[]::new);
    }
}
