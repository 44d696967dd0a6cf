package health.mizan.sandbox.payer;

import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.payer.decisions.Decision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim in the payer's book.
 *
 * @param state pended, decided, cancelled or replaced
 * @param last  the decision that counts
 */
record PayerClaim(
        ClaimRequest request,
        Scenario scenario,
        Instant at,
        String state,
        @Nullable Instant decideAt,
        @Nullable Decision last) {

    static PayerClaim of(PayerEntry.Received received) {
        return new PayerClaim(
                new ClaimRequest(new Message(received.message())),
                received.scenario(),
                received.at(),
                "pended",
                received.decideAt(),
                null);
    }

    PayerClaim decided(Decision decision) {
        String after = state.equals("pended") ? "decided" : state;
        return new PayerClaim(request, scenario, at, after, null, decision);
    }

    PayerClaim closed(String how) {
        return new PayerClaim(request, scenario, at, how, null, last);
    }

    boolean isPended() {
        return state.equals("pended");
    }

    long owed() {
        return last == null || !state.equals("decided") ? 0 : last.owed();
    }

    Map<String, Object> describe() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("claim", request.number());
        row.put("member", request.member().number());
        row.put("scenario", scenario);
        row.put("state", state);
        row.put("outcome", last == null ? "" : last.outcome());
        row.put("decisions", last == null ? 0 : last.number());
        row.put("currency", "SAR");
        row.put("submittedMinor", last == null ? 0 : last.sum(Decision.Line::submitted));
        row.put("patientShareMinor", last == null ? 0 : last.sum(Decision.Line::copay));
        row.put("benefitMinor", last == null ? 0 : last.sum(Decision.Line::benefit));
        row.put("taxMinor", last == null ? 0 : last.sum(Decision.Line::tax));
        row.put("rejectedMinor", last == null ? 0 : last.sum(Decision.Line::rejected));
        row.put("owedMinor", owed());
        return row;
    }
}
