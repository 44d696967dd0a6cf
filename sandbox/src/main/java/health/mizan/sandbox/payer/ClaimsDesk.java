package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.payer.decisions.Adjudicator;
import health.mizan.sandbox.payer.decisions.Decision;
import health.mizan.sandbox.payer.decisions.Plan;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes in claims, decides them now or later, and decides them again. */
final class ClaimsDesk {

    private final PayerBook book;
    private final Clock clock;

    ClaimsDesk(PayerBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** @param entries what is to be remembered with the answer */
    record Handled(ObjectNode answer, List<PayerEntry> entries) {}

    Handled take(Message message) {
        ClaimRequest request = new ClaimRequest(message);
        Instant now = now();
        Orders orders = new Orders(book.orders());
        Scenario scenario = orders.scenario(request.member(), request.number());
        ClaimRequest.Fault fault = fault(request, scenario);
        if (fault != null) {
            return new Handled(ClaimAnswers.faulty(request, fault, now), List.of());
        }
        boolean later = scenario == Scenario.PENDED || scenario == Scenario.LATE_AFTER_CANCEL;
        List<PayerEntry> entries = new ArrayList<>();
        book.claim(request.prior())
                .filter(prior -> !prior.state().equals("cancelled"))
                .ifPresent(prior ->
                        entries.add(new PayerEntry.Closed(prior.request().number(), "replaced")));
        entries.add(new PayerEntry.Received(
                request.number(),
                message.bundle(),
                scenario,
                now,
                scenario == Scenario.PENDED ? now.plus(orders.pendFor()) : null));
        if (later) {
            return new Handled(ClaimAnswers.pended(request, now), entries);
        }
        Decision decision = decide(request, scenario, 1, now, null);
        entries.add(new PayerEntry.Decided(request.number(), decision));
        if (scenario == Scenario.DUPLICATE) {
            String again = Json.write(ClaimAnswers.deferred(request, decision, now));
            entries.add(queued(request, again));
            entries.add(queued(request, again));
        }
        return new Handled(ClaimAnswers.decided(request, decision, now), entries);
    }

    /** Decides a pended claim; the provider hears of it by push or poll, and when it repeats its message. */
    void decide(PayerClaim claim) {
        announce(claim, decide(claim.request(), claim.scenario(), 1, now(), null));
    }

    /** Decides again by what is ordered now. */
    void reissue(PayerClaim claim, String reason) {
        Decision last = claim.last();
        if (last == null) {
            throw new Refusal(409, "not_decided", "a claim is decided before it is decided again");
        }
        Instant after = last.issued().plusMillis(1);
        Instant issued = now().isBefore(after) ? after : now();
        announce(claim, decide(claim.request(), claim.scenario(), last.number() + 1, issued, reason));
    }

    /** What a cancelled claim of this scenario gets all the same; it is owed nothing for it. */
    List<PayerEntry> lateAnswer(PayerClaim claim) {
        Decision late = decide(claim.request(), claim.scenario(), 1, now(), null);
        return List.of(queued(claim.request(), Json.write(ClaimAnswers.deferred(claim.request(), late, now()))));
    }

    private void announce(PayerClaim claim, Decision decision) {
        ClaimRequest request = claim.request();
        List<PayerEntry> entries = new ArrayList<>();
        entries.add(new PayerEntry.Decided(request.number(), decision));
        book.answerTo(request.message())
                .ifPresent(before -> entries.add(new PayerEntry.Answered(
                        before.bundle(),
                        before.header(),
                        before.fingerprint(),
                        Json.write(ClaimAnswers.decided(request, decision, now())))));
        entries.add(queued(request, Json.write(ClaimAnswers.deferred(request, decision, now()))));
        book.write(entries);
    }

    private Decision decide(
            ClaimRequest request, Scenario scenario, int number, Instant issued, @Nullable String reissue) {
        Orders orders = new Orders(book.orders());
        List<Adjudicator.Line> lines = request.lines();
        List<Adjudicator.Ruling> rulings = IntStream.range(0, lines.size())
                .mapToObj(i -> ruling(orders, request, scenario, lines.get(i), i == lines.size() - 1))
                .toList();
        Plan plan = orders.plan(request.member(), request.number());
        return new Decision(
                number, issued, Adjudicator.decide(lines, rulings, plan, scenario != Scenario.OUT_OF_NETWORK), reissue);
    }

    private static Adjudicator.Ruling ruling(
            Orders orders, ClaimRequest request, Scenario scenario, Adjudicator.Line line, boolean last) {
        return switch (scenario) {
            case INACTIVE, SUSPENDED, UNKNOWN_MEMBER -> new Adjudicator.Ruling(0, "CV-2-1");
            case LIMIT_EXHAUSTED -> new Adjudicator.Ruling(0, "CV-1-8");
            case REJECTED -> new Adjudicator.Ruling(0, "SE-1-6");
            case PARTIAL -> last ? new Adjudicator.Ruling(0, "MN-1-1") : new Adjudicator.Ruling(line.priced(), null);
            default -> orders.ruling(line, request.member(), request.number());
        };
    }

    private ClaimRequest.@Nullable Fault fault(ClaimRequest request, Scenario scenario) {
        if (scenario == Scenario.INVALID) {
            return new ClaimRequest.Fault(
                    "BV-00041", "the service lies outside the encounter", "Claim.item[0].servicedDate");
        }
        if (book.claim(request.number()).isPresent()) {
            return new ClaimRequest.Fault("BV-00457", "another claim has this identifier", "Claim.identifier");
        }
        return request.fault().orElse(null);
    }

    private static PayerEntry.Queued queued(ClaimRequest request, String body) {
        return new PayerEntry.Queued(
                UUID.randomUUID().toString(),
                request.number(),
                request.message().sender(),
                body);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
