package health.mizan.portal.desk.admit;

import health.mizan.access.Caller;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.frontdesk.DeskCovers;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.patients.Patient;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Registrations;
import health.mizan.portal.desk.Once;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.kit.Form;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives people files: those whom another site knows are admitted, others registered, each with a cover if they have one. */
@Component
class Desks {

    private final Registrations registrations;
    private final Coverages coverages;
    private final DeskCovers covers;
    private final Facilities facilities;
    private final Clock clock;

    Desks(Registrations registrations, Coverages coverages, DeskCovers covers, Facilities facilities, Clock clock) {
        this.registrations = registrations;
        this.coverages = coverages;
        this.covers = covers;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** @throws Once.Refused with what is wrong */
    Patient filed(Caller caller, Form form) {
        Registrations.File file =
                new Registrations.File(form.typed("site"), form.typed("file").isBlank() ? null : form.typed("file"));
        Patient patient = known(caller, form, file)
                .orElseGet(() -> done(
                        form,
                        registrations.save(
                                caller, RegistrationForms.draft(form), file, Change.creating(caller.subject()))));
        RegistrationForms.cover(form, today(form.typed("site")))
                .ifPresent(cover -> done(
                        form,
                        coverages
                                .save(caller, patient.id(), cover, Change.toWhateverIsThere(caller.subject()))
                                .orElseThrow(Seen::nothingThere)));
        covers.arrived(caller, patient);
        return patient;
    }

    /** Registered at another site under this number, and born on this day. */
    private Optional<Patient> known(Caller caller, Form form, Registrations.File file) {
        Optional<PatientDraft.Numbered> number = RegistrationForms.number(form);
        return number.flatMap(shown -> registrations.admit(caller, shown, RegistrationForms.birth(form), file))
                .flatMap(saved -> switch (saved) {
                    case Saved.Changed<Patient>(Patient now) -> Optional.of(now);
                    case Saved.Unchanged<Patient>(Patient now) -> Optional.of(now);
                    case Saved.Created<Patient>(Patient now) -> Optional.of(now);
                    // What is wrong with it the registration says in whole.
                    case Saved.Refused<Patient> refused -> Optional.<Patient>empty();
                    case Saved.Conflict<Patient> taken ->
                        throw new Once.Refused(form.with("file", "desk.reg.file.taken"));
                    case Saved.Stale<Patient> stale -> throw new IllegalStateException("an admission has no version");
                });
    }

    private static <T> T done(Form form, Saved<T> saved) {
        return switch (saved) {
            case Saved.Created<T>(T now) -> now;
            case Saved.Changed<T>(T now) -> now;
            case Saved.Unchanged<T>(T now) -> now;
            case Saved.Refused<T>(var errors) -> throw new Once.Refused(RegistrationForms.wrong(form, errors));
            case Saved.Conflict<T> taken ->
                throw new Once.Refused(form.with(
                        form.typed("number").isBlank() ? "file" : "number",
                        form.typed("number").isBlank() ? "desk.reg.file.taken" : "desk.reg.taken"));
            case Saved.Stale<T> stale -> throw new IllegalStateException("a registration has no version");
        };
    }

    private LocalDate today(String site) {
        return facilities
                .byCode(site)
                .map(Facility::timeZone)
                .map(zone -> LocalDate.ofInstant(clock.instant(), zone))
                .orElseThrow(Seen::nothingThere);
    }
}
