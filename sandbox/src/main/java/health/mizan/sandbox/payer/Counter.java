package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.messages.Envelope;
import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.payer.decisions.Plan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where every message arrives. One that was answered before gets the same answer, or the later one there is by now; one
 * that reuses an id for something else is told so.
 */
final class Counter {

    private final PayerBook book;
    private final ClaimsDesk claims;
    private final TaskDesk tasks;
    private final Clock clock;

    Counter(PayerBook book, Clock clock) {
        this.book = book;
        this.claims = new ClaimsDesk(book, clock);
        this.tasks = new TaskDesk(book, claims, clock);
        this.clock = clock;
    }

    /** @param repeated the message was answered before */
    record Reply(String body, Scenario scenario, boolean repeated) {}

    /** One at a time: two copies of a claim must not both be new. */
    synchronized Reply handle(Message message, byte[] bytes) {
        Scenario scenario = scenario(message);
        if (scenario == Scenario.OFFLINE || scenario == Scenario.SILENT) {
            return new Reply("", scenario, false);
        }
        String fingerprint = fingerprint(bytes);
        Optional<PayerEntry.Answered> before = book.answerTo(message);
        if (before.isPresent()) {
            return repeated(message, before.get(), fingerprint, scenario);
        }
        ClaimsDesk.Handled handled = handle(message, scenario);
        String body = Json.write(handled.answer());
        List<PayerEntry> entries = new ArrayList<>(handled.entries());
        entries.add(new PayerEntry.Answered(message.id(), message.headerId(), fingerprint, body));
        book.write(entries);
        return new Reply(body, scenario, false);
    }

    /** Decides those pended claims. */
    synchronized void decide(Predicate<PayerClaim> which) {
        book.claims().stream().filter(PayerClaim::isPended).filter(which).forEach(claims::decide);
    }

    synchronized void reissue(String claim, String reason) {
        claims.reissue(book.require(claim), reason);
    }

    static String trouble(Message message, String code, String text, Instant now) {
        return Json.write(error(message, "transient-error", code, text, now));
    }

    private Reply repeated(Message message, PayerEntry.Answered before, String fingerprint, Scenario scenario) {
        if (before.fingerprint().equals(fingerprint)) {
            return new Reply(before.body(), scenario, true);
        }
        String code = before.header().equals(message.headerId()) ? "BV-00532" : "BV-00533";
        ObjectNode refusal =
                error(message, "fatal-error", code, "the id was used for another message", clock.instant());
        return new Reply(Json.write(refusal), Scenario.ELIGIBLE, true);
    }

    private ClaimsDesk.Handled handle(Message message, Scenario scenario) {
        return switch (message.event()) {
            case "eligibility-request" -> cover(message, scenario);
            case "claim-request" -> claims.take(message);
            case "cancel-request" -> tasks.cancel(message);
            case "status-check" -> tasks.status(message);
            case "poll-request" -> tasks.poll(message);
            default ->
                new ClaimsDesk.Handled(
                        error(message, "fatal-error", "GE-00009", "this payer has no such event", clock.instant()),
                        List.of());
        };
    }

    /** A member who was shown to us is known by the number of the document as well from then on. */
    private ClaimsDesk.Handled cover(Message message, Scenario scenario) {
        JsonNode focus = message.focus();
        Orders orders = new Orders(book.orders());
        if (isDiscovery(focus)) {
            Optional<PayerEntry.Enrolled> found = book.member(Member.person(message, focus), insurer(message));
            return new ClaimsDesk.Handled(
                    found.map(one -> CoverAnswers.found(
                                    message, scenario, orders.plan(Member.of(one), ""), one, clock.instant()))
                            .orElseGet(() ->
                                    CoverAnswers.to(message, Scenario.UNKNOWN_MEMBER, Plan.of(""), clock.instant())),
                    List.of());
        }
        Member member = Member.of(message, focus);
        boolean shown = scenario != Scenario.UNKNOWN_MEMBER
                && !member.person().isEmpty()
                && !member.number().isEmpty();
        String until = Member.until(message, focus);
        return new ClaimsDesk.Handled(
                CoverAnswers.to(message, scenario, orders.plan(member, ""), clock.instant()),
                shown
                        ? List.of(new PayerEntry.Enrolled(
                                member.person(), insurer(message), member.number(), member.plan(), until))
                        : List.of());
    }

    private Scenario scenario(Message message) {
        JsonNode focus = message.focus();
        if (isDiscovery(focus)) {
            String person = Member.person(message, focus);
            Orders orders = new Orders(book.orders());
            return book.member(person, insurer(message))
                    .map(one -> orders.scenario(Member.of(one), ""))
                    .orElseGet(() -> orders.scenario(new Member("", person, ""), ""));
        }
        if (!focus.has("insurance")) {
            return Scenario.ELIGIBLE;
        }
        return new Orders(book.orders())
                .scenario(
                        Member.of(message, focus),
                        focus.path("identifier").path(0).path("value").asText(""));
    }

    /** Asked by the number of a document alone. */
    private static boolean isDiscovery(JsonNode focus) {
        return !focus.has("insurance")
                && Fhir.stream(focus.path("purpose"))
                        .anyMatch(purpose -> purpose.asText().equals("discovery"));
    }

    private static String insurer(Message message) {
        return message.resolve(message.focus().path("insurer"))
                .path("identifier")
                .path(0)
                .path("value")
                .asText("");
    }

    private static ObjectNode error(Message message, String response, String code, String text, Instant now) {
        return Envelope.back(message, message.event().replace("request", "response"), now)
                .answering(message, response)
                .because(Fhir.outcome(code, text))
                .bundle();
    }

    private static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
