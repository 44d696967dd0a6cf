package health.mizan.fhir.works;

import health.mizan.access.Caller;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.messages.MessageSettings;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.springframework.stereotype.Component;

/** What was sent to a payer, as that payer's client may name it. Another payer's client does not learn that it exists. */
@Component
class SentClaims {

    private final Claims claims;
    private final Payers payers;
    private final MessageSettings settings;

    SentClaims(Claims claims, Payers payers, MessageSettings settings) {
        this.claims = claims;
        this.payers = payers;
        this.settings = settings;
    }

    /** @param number the claim's, as it was sent */
    Optional<ClaimSubmission> named(Caller.Client sender, Identifier number) {
        if (!Nphies.OUR_CLAIM.equals(number.getSystem())) {
            return Optional.empty();
        }
        return Holdings.uuid(number.getValue()).flatMap(claims::message).filter(sent -> payers.find(sent.payer())
                .filter(payer -> speaksFor(sender, payer))
                .isPresent());
    }

    private boolean speaksFor(Caller.Client sender, Payer payer) {
        return settings.speaksFor(sender.subject(), payer.code())
                || (payer.administeredBy() != null && settings.speaksFor(sender.subject(), payer.administeredBy()));
    }
}
