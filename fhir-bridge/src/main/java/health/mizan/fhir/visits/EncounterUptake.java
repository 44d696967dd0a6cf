package health.mizan.fhir.visits;

import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.Encounters;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Mending;
import health.mizan.fhir.arrivals.Mending.Element;
import health.mizan.fhir.arrivals.Uptake;
import health.mizan.parties.PatientId;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.springframework.stereotype.Component;

/**
 * Records visits. One that ends is ended after everything that came with it, so that its last orders are part of it
 * before its case is confirmed.
 */
@Component
class EncounterUptake implements Uptake {

    private static final String FINISHED = "finished";

    private final Encounters encounters;
    private final EncounterDrafts drafts;

    EncounterUptake(Encounters encounters, EncounterDrafts drafts) {
        this.encounters = encounters;
        this.drafts = drafts;
    }

    @Override
    public String type() {
        return "Encounter";
    }

    @Override
    public Effect take(Arrival arrival) {
        org.hl7.fhir.r4.model.Encounter sent = arrival.as(org.hl7.fhir.r4.model.Encounter.class);
        Optional<String> state = state(sent.getStatus());
        if (state.isEmpty()) {
            PatientId patient = arrival.patient(sent.getSubject(), "Encounter.subject");
            return new Effect(arrival.ours(), Optional.of(patient), Set.of());
        }
        EncounterDraft draft = drafts.of(arrival, state.get());
        boolean over = before(draft).filter(was -> was.state().isOver()).isPresent();
        boolean later = state.get().equals(FINISHED) && !arrival.alone() && !over;
        Encounter now = recorded(arrival, later ? drafts.of(arrival, "in-progress") : draft);
        return new Effect(Optional.of(now.id().value()), Optional.of(now.patient()), Set.of(now.site()));
    }

    @Override
    public void settle(Arrival arrival) {
        org.hl7.fhir.r4.model.Encounter sent = arrival.as(org.hl7.fhir.r4.model.Encounter.class);
        boolean ends = state(sent.getStatus()).filter(FINISHED::equals).isPresent();
        boolean open = arrival.ours()
                .map(id -> encounters.require(new EncounterId(id)))
                .filter(was -> !was.state().isOver())
                .isPresent();
        if (ends && open) {
            recorded(arrival, drafts.of(arrival, FINISHED));
        }
    }

    private Optional<Encounter> before(EncounterDraft draft) {
        EncounterDraft.Identifier number = draft.emr();
        return number == null
                ? Optional.empty()
                : encounters.byIdentifier(String.valueOf(number.system()), String.valueOf(number.value()));
    }

    private Encounter recorded(Arrival arrival, EncounterDraft draft) {
        return Mending.settled(encounters.record(arrival.caller(), draft), EncounterUptake::element);
    }

    /** Empty for what says nothing about the course of the visit. */
    private static Optional<String> state(EncounterStatus status) {
        return Optional.ofNullable(status).flatMap(told -> switch (told) {
            case PLANNED -> Optional.of("planned");
            case ARRIVED, TRIAGED -> Optional.of("arrived");
            case INPROGRESS, ONLEAVE -> Optional.of("in-progress");
            case FINISHED -> Optional.of(FINISHED);
            case CANCELLED, ENTEREDINERROR -> Optional.of("cancelled");
            case UNKNOWN, NULL -> Optional.empty();
        });
    }

    private static Element element(String field) {
        return switch (field.replaceFirst("[.\\[].*", "")) {
            case "patient" -> new Element("Encounter.subject", "حدد مريضاً له ملف في هذا الموقع");
            case "facility" -> new Element("Encounter.serviceProvider", "حدد أحد مواقع المنشأة");
            case "practitioner" -> new Element("Encounter.participant", null);
            case "class" -> new Element("Encounter.class", "اختر نوع الزيارة من القائمة المعتمدة");
            case "state" -> new Element("Encounter.status", "لا يمكن أن تعود الزيارة إلى حالة سابقة: أرسل زيارة جديدة");
            case "period" -> new Element("Encounter.period", "تحقق من وقت بداية الزيارة ونهايتها");
            case "identifier" -> new Element("Encounter.identifier[0]", null);
            default -> new Element("Encounter.diagnosis", "تحقق من رموز التشخيص");
        };
    }
}
