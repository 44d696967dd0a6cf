package health.mizan.fhir.visits;

import health.mizan.encounters.EncounterDraft;
import health.mizan.facilities.Facility;
import health.mizan.facilities.PractitionerId;
import health.mizan.facilities.Practitioners;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Sites;
import health.mizan.fhir.refusals.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What billing takes of an Encounter. */
@Component
class EncounterDrafts {

    private final Sites sites;
    private final Practitioners practitioners;

    EncounterDrafts(Sites sites, Practitioners practitioners) {
        this.sites = sites;
        this.practitioners = practitioners;
    }

    /** @param state an encounter state's code */
    EncounterDraft of(Arrival arrival, String state) {
        Encounter sent = arrival.as(Encounter.class);
        Identifier number = Numbers.first(sent.getIdentifier(), "Encounter");
        return new EncounterDraft(
                new EncounterDraft.Identifier(number.getSystem(), number.getValue()),
                opened(arrival, sent),
                arrival.patient(sent.getSubject(), "Encounter.subject").value(),
                site(arrival).code(),
                practitioner(arrival, sent),
                kind(sent),
                state,
                instant(sent.getPeriod().getStart()),
                instant(sent.getPeriod().getEnd()),
                arrival.told().orElse(null),
                diagnoses(arrival, sent));
    }

    private Facility site(Arrival arrival) {
        Encounter sent = arrival.as(Encounter.class);
        List<Reference> places = Stream.concat(
                        Stream.of(sent.getServiceProvider()),
                        sent.getLocation().stream().map(Encounter.EncounterLocationComponent::getLocation))
                .toList();
        return sites.of(arrival, places, "Encounter.serviceProvider");
    }

    /** A visit that was opened here for the appointment, before the EMR had a number for it. */
    private static @Nullable UUID opened(Arrival arrival, Encounter sent) {
        return sent.getAppointment().stream()
                .flatMap(appointment -> arrival.ours(appointment, "Appointment").stream())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String practitioner(Arrival arrival, Encounter sent) {
        return sent.getParticipant().stream()
                .flatMap(one -> arrival.ours(one.getIndividual(), "Practitioner").stream())
                .flatMap(id -> practitioners.find(new PractitionerId(id), arrival.caller()).stream())
                .findFirst()
                .map(known -> known.code())
                .orElse(null);
    }

    private static @Nullable String kind(Encounter sent) {
        String code = sent.getClass_().getCode();
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "AMB", "EMER", "IMP", "HH", "SS", "VR" -> code.toLowerCase(Locale.ROOT);
            case "ACUTE", "NONAC", "OBSENC" -> "imp";
            case "PRENC" -> "amb";
            case "FLD" -> "emer";
            default ->
                throw Refusal.unusable(
                        "code-invalid",
                        "Encounter.class",
                        "is one of AMB, EMER, IMP, HH, SS and VR of http://terminology.hl7.org/CodeSystem/v3-ActCode",
                        "اختر نوع الزيارة من القائمة المعتمدة");
        };
    }

    /** Null leaves those told before. */
    private static @Nullable List<EncounterDraft.Diagnosis> diagnoses(Arrival arrival, Encounter sent) {
        if (!sent.hasDiagnosis()) {
            return null;
        }
        List<EncounterDraft.Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < sent.getDiagnosis().size(); i++) {
            DiagnosisComponent one = sent.getDiagnosis().get(i);
            Coding code = coded(arrival, one.getCondition(), "Encounter.diagnosis[" + i + "].condition");
            if (code != null) {
                diagnoses.add(new EncounterDraft.Diagnosis(code.getSystem(), code.getCode(), type(one, i)));
            }
        }
        return diagnoses;
    }

    /** Null for a procedure, which an Encounter may list among its diagnoses. */
    private static @Nullable Coding coded(Arrival arrival, Reference reference, String expression) {
        if ("Procedure".equals(reference.getReferenceElement().getResourceType())) {
            return null;
        }
        return arrival.content(reference)
                .filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .flatMap(condition -> best(condition.getCode().getCoding()))
                .orElseThrow(() -> Refusal.unusable(
                        "not-found",
                        expression,
                        "names a Condition with a coded diagnosis that was sent before or comes with it",
                        "أرسل التشخيص المرمز مع الزيارة أو قبلها"));
    }

    /** Claims are coded in ICD-10; what else a condition is coded in goes before nothing. */
    private static java.util.Optional<Coding> best(List<Coding> codings) {
        return codings.stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .min(java.util.Comparator.comparing(
                        coding -> !coding.getSystem().contains("icd-10")));
    }

    private static String type(DiagnosisComponent one, int place) {
        String use = one.getUse().getCodingFirstRep().getCode();
        if (use != null) {
            switch (use) {
                case "principal", "secondary", "admitting", "discharge", "differential" -> {
                    return use;
                }
                case "AD" -> {
                    return "admitting";
                }
                case "DD" -> {
                    return "discharge";
                }
                default -> {
                    // Roles such as billing are told apart by their rank.
                }
            }
        }
        boolean first = one.hasRank() ? one.getRank() == 1 : place == 0;
        return first ? "principal" : "secondary";
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
