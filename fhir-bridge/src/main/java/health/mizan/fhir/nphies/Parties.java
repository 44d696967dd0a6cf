package health.mizan.fhir.nphies;

import health.mizan.coverage.Coverage;
import health.mizan.facilities.Facility;
import health.mizan.patients.Patient;
import health.mizan.payers.Payer;

/**
 * Whom a message is about and between whom it goes.
 *
 * @param insurer          who promised the cover
 * @param insurerLicence   the insurer's
 * @param provider         the facility's licence, which is also the sender's
 * @param providerType     a code of the dialect's kinds of provider
 * @param receiver         who works on the message: the insurer, or the administrator of its claims
 */
public record Parties(
        Patient patient,
        Coverage coverage,
        Payer insurer,
        Facility facility,
        Licence insurerLicence,
        Licence provider,
        String providerType,
        Licence receiver) {

    Between between() {
        return new Between(insurer, facility, insurerLicence, provider, providerType, receiver);
    }
}
