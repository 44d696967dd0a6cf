package health.mizan.fhir.visits;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.EncounterState;
import health.mizan.encounters.Encounters;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Mending;
import health.mizan.fhir.arrivals.Mending.Element;
import health.mizan.fhir.arrivals.Sites;
import health.mizan.fhir.arrivals.Uptake;
import health.mizan.parties.PatientId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Opens a planned visit for what is booked, so that cover can be asked about and the share estimated before the day; calls
 * it off with the appointment, as long as no EMR has made it an encounter of its own.
 */
@Component
class AppointmentUptake implements Uptake {

    private static final Set<AppointmentStatus> COMING =
            Set.of(AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED, AppointmentStatus.CHECKEDIN);
    private static final Set<AppointmentStatus> OFF =
            Set.of(AppointmentStatus.CANCELLED, AppointmentStatus.ENTEREDINERROR, AppointmentStatus.NOSHOW);

    private final Encounters encounters;
    private final Cases cases;
    private final Sites sites;

    AppointmentUptake(Encounters encounters, Cases cases, Sites sites) {
        this.encounters = encounters;
        this.cases = cases;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "Appointment";
    }

    @Override
    public Effect take(Arrival arrival) {
        Appointment sent = arrival.as(Appointment.class);
        Optional<PatientId> patient = patient(arrival, sent);
        if (patient.isEmpty()) {
            return Effect.none(Optional.empty());
        }
        if (arrival.ours().isPresent()) {
            return followed(arrival, sent, arrival.ours().get(), patient.get());
        }
        if (!COMING.contains(sent.getStatus()) || !sent.hasStart()) {
            return Effect.none(patient);
        }
        return opened(arrival, sent, patient.get());
    }

    private Effect opened(Arrival arrival, Appointment sent, PatientId patient) {
        List<Reference> places = sent.getParticipant().stream()
                .map(AppointmentParticipantComponent::getActor)
                .toList();
        EncounterDraft draft = new EncounterDraft(
                null,
                null,
                patient.value(),
                sites.of(arrival, places, "Appointment.participant").code(),
                null,
                "amb",
                "planned",
                sent.getStart().toInstant(),
                null,
                null,
                null);
        Encounter now =
                Mending.settled(encounters.record(arrival.caller(), draft), field -> new Element(element(field), null));
        return new Effect(Optional.of(now.id().value()), Optional.of(patient), Set.of(now.site()));
    }

    private Effect followed(Arrival arrival, Appointment sent, UUID visit, PatientId patient) {
        Caller caller = arrival.caller();
        Encounter was = encounters.require(new EncounterId(visit));
        if (OFF.contains(sent.getStatus()) && was.emr() == null && was.state() == EncounterState.PLANNED) {
            Case.Reason why = sent.getStatus() == AppointmentStatus.NOSHOW
                    ? Case.Reason.NO_SHOW
                    : Case.Reason.ENCOUNTER_CANCELLED;
            cases.ofEncounter(was.id()).ifPresent(one -> cases.cancel(caller, one.id(), why));
            encounters.ended(caller, was.id(), EncounterState.CANCELLED);
        }
        return new Effect(Optional.of(visit), Optional.of(patient), Set.of(was.site()));
    }

    private static Optional<PatientId> patient(Arrival arrival, Appointment sent) {
        for (int i = 0; i < sent.getParticipant().size(); i++) {
            Reference actor = sent.getParticipant().get(i).getActor();
            if ("Patient".equals(actor.getReferenceElement().getResourceType()) || "Patient".equals(actor.getType())) {
                return Optional.of(arrival.patient(actor, "Appointment.participant[" + i + "].actor"));
            }
            Optional<UUID> named = arrival.ours(actor, "Patient");
            if (named.isPresent()) {
                return named.map(PatientId::new);
            }
        }
        return Optional.empty();
    }

    private static String element(String field) {
        return field.startsWith("period") ? "Appointment.start" : "Appointment.participant";
    }
}
