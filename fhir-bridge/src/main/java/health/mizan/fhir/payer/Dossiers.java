package health.mizan.fhir.payer;

import health.mizan.access.Caller;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.fhir.nphies.Between;
import health.mizan.fhir.nphies.Licence;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Parties;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import health.mizan.payers.Payer;
import health.mizan.payers.PayerIdentifier;
import health.mizan.payers.Payers;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Fetches whom a message is about, from those who know. Each reading of a person is written down as ours. */
@Component
class Dossiers {

    static final Caller.Self SELF = new Caller.Self("payer-link");

    private final Patients patients;
    private final Coverages coverages;
    private final Payers payers;
    private final Facilities facilities;
    private final PayerLinkSettings settings;

    Dossiers(Patients patients, Coverages coverages, Payers payers, Facilities facilities, PayerLinkSettings settings) {
        this.patients = patients;
        this.coverages = coverages;
        this.payers = payers;
        this.facilities = facilities;
        this.settings = settings;
    }

    /** Who works on the messages of a payer: itself, or the administrator of its claims. */
    Payer receiverFor(PayerId id) {
        Payer insurer = payers.find(id).orElseThrow(() -> missing("payer"));
        return insurer.administeredBy() == null
                ? insurer
                : payers.byCode(insurer.administeredBy()).orElseThrow(() -> missing("administrator"));
    }

    /** @throws MessageFault if one of them is not there any more */
    Parties parties(PatientId patientId, CoverageId coverageId, PayerId payerId, FacilityId facilityId) {
        Patient patient = patients.find(SELF, patientId).orElseThrow(() -> missing("patient"));
        Coverage coverage = coverages.find(SELF, patientId, coverageId).orElseThrow(() -> missing("coverage"));
        Between between = between(payerId, facilityId);
        return new Parties(
                patient,
                coverage,
                between.insurer(),
                between.facility(),
                between.insurerLicence(),
                between.provider(),
                between.providerType(),
                between.receiver());
    }

    /** @throws MessageFault if one of them is not there any more */
    Between between(PayerId payerId, FacilityId facilityId) {
        Payer insurer = payers.find(payerId).orElseThrow(() -> missing("payer"));
        Facility facility = facilities.find(facilityId).orElseThrow(() -> missing("facility"));
        return new Between(
                insurer,
                facility,
                licence(insurer),
                new Licence(settings.licenceSystem(), settings.licenceOf(facility.code())),
                settings.providerType(),
                licence(receiverFor(payerId)));
    }

    private Licence licence(Payer payer) {
        return payer.identifiers().stream()
                .filter(number -> settings.payerLicenceSystem().equals(number.system()))
                .findFirst()
                .or(() -> payer.identifiers().stream().findFirst())
                .map(Dossiers::licence)
                .orElseGet(() -> new Licence("urn:mizan:payer-code", payer.code()));
    }

    private static Licence licence(PayerIdentifier number) {
        return new Licence(Objects.requireNonNull(number.system()), Objects.requireNonNull(number.value()));
    }

    private static MessageFault missing(String what) {
        return new MessageFault(what, "is not there any more");
    }
}
