package health.mizan.fhir.works;

import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.fhir.bundles.Written;
import health.mizan.fhir.kept.Keeping;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.messages.MessageEvent;
import health.mizan.fhir.messages.MessageWork;
import health.mizan.fhir.messages.Received;
import health.mizan.fhir.refusals.Refusal;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.springframework.stereotype.Component;

/** EMRs that ask by message whether a payer covers a visit, and may send patient and cover along. */
@Component
class EligibilityRequests implements MessageWork {

    private static final String TYPE = "CoverageEligibilityRequest";

    private final VisitMessages visits;
    private final EligibilityChecks checks;
    private final Keeping keeping;

    EligibilityRequests(VisitMessages visits, EligibilityChecks checks, Keeping keeping) {
        this.visits = visits;
        this.checks = checks;
        this.keeping = keeping;
    }

    @Override
    public Set<MessageEvent> events() {
        return Set.of(MessageEvent.ELIGIBILITY_REQUEST);
    }

    @Override
    public Worked work(Received message) {
        if (message.heard().first(CoverageEligibilityRequest.class).isEmpty()) {
            throw Refusal.of(Refusal.UNPROCESSABLE, "required", "Bundle.entry", "carries a " + TYPE);
        }
        return Worked.of(visits.tell(message).results().values().stream()
                .filter(one -> one.type().equals(TYPE))
                .map(one -> described(message, one))
                .toList());
    }

    private String described(Received message, Written request) {
        String told = TYPE + "/" + request.id();
        return keeping.find(message.sender(), TYPE, request.id())
                .flatMap(Kept::ours)
                .map(ours -> checks.require(new EligibilityCheckId(ours)))
                .map(check -> told + " " + check.state().name().toLowerCase(Locale.ROOT) + answer(check))
                .orElse(told + " kept: only an active one is asked");
    }

    private static String answer(EligibilityCheck check) {
        return check.answer() == null ? "" : "; CoverageEligibilityResponse/" + check.id();
    }
}
