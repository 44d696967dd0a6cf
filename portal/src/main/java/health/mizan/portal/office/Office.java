package health.mizan.portal.office;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.figures.Days;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import health.mizan.payers.Payers;
import health.mizan.persons.Person;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What all pages of the office need: who asks, and what people and payers are called in the page's language. */
@Component
public class Office {

    private static final int ROWS = 25;

    private final Callers callers;
    private final Patients patients;
    private final Payers payers;
    private final Days days;

    Office(Callers callers, Patients patients, Payers payers, Days days) {
        this.callers = callers;
        this.patients = patients;
        this.payers = payers;
        this.days = days;
    }

    public Caller caller() {
        return callers.current();
    }

    public Days days() {
        return days;
    }

    /** The days that an address asks for; with a status that says so if they cannot be read. */
    Chosen chosen(
            HttpServletResponse response, @Nullable String period, @Nullable String from, @Nullable String until) {
        Chosen chosen = Chosen.of(days, period, from, until);
        if (chosen.form().hasErrors()) {
            response.setStatus(Answers.UNFIT);
        }
        return chosen;
    }

    /** The days that the address of a file asks for: a file of other days than asked for would pass for it. */
    Chosen chosen(@Nullable String from, @Nullable String until) {
        Chosen chosen = Chosen.of(days, null, from, until);
        if (chosen.form().hasErrors()) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return chosen;
    }

    /** @param cursor as a list gave it out; anything else is a bad request, not an error of ours */
    public static PageRequest newestFirst(@Nullable String cursor) {
        try {
            return PageRequest.newestFirst(cursor, ROWS);
        } catch (ProblemException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unreadable.detail(), unreadable);
        }
    }

    /** As {@link #newestFirst}. */
    public static PageRequest oldestFirst(@Nullable String cursor) {
        try {
            return PageRequest.of(cursor, ROWS);
        } catch (ProblemException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unreadable.detail(), unreadable);
        }
    }

    /** Of those whom the caller may see; the list has no name for the others. */
    public Map<PatientId, String> names(Page page, Caller caller, Stream<@Nullable PatientId> ids) {
        Map<PatientId, String> names = new HashMap<>();
        patients.named(caller, ids.filter(Objects::nonNull).collect(Collectors.toSet()))
                .forEach((id, patient) -> names.put(id, name(patient, page.language())));
        return names;
    }

    /** One of {@link #names}, or the words for somebody who is not in sight. */
    public static String name(Page page, Map<PatientId, String> names, @Nullable PatientId patient) {
        String name = patient == null ? null : names.get(patient);
        return name == null ? page.text("office.patient.hidden") : name;
    }

    public Map<PayerId, String> payers(Page page, Stream<PayerId> ids) {
        Map<PayerId, String> names = new HashMap<>();
        ids.distinct().forEach(id -> payers.find(id)
                .ifPresent(
                        payer -> names.put(id, page.language() == Language.ARABIC ? payer.nameAr() : payer.nameEn())));
        return names;
    }

    private static String name(Patient patient, Language language) {
        Person.Name name = patient.details().person().name();
        @Nullable Phi<String> first = language == Language.ARABIC ? name.arabic() : name.latin();
        @Nullable Phi<String> second = language == Language.ARABIC ? name.latin() : name.arabic();
        return Optional.ofNullable(first)
                .or(() -> Optional.ofNullable(second))
                .map(Phi::reveal)
                .orElse("");
    }
}
