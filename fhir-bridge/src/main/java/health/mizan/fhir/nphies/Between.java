package health.mizan.fhir.nphies;

import health.mizan.facilities.Facility;
import health.mizan.payers.Payer;

/**
 * Between whom a message goes, whoever it is about.
 *
 * @param insurer        who is asked, or promised the cover
 * @param insurerLicence the insurer's
 * @param provider       the facility's licence, which is also the sender's
 * @param providerType   a code of the dialect's kinds of provider
 * @param receiver       who works on the message: the insurer, or the administrator of its claims
 */
public record Between(
        Payer insurer,
        Facility facility,
        Licence insurerLicence,
        Licence provider,
        String providerType,
        Licence receiver) {}
