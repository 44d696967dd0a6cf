package health.mizan.sandbox.payer;

import health.mizan.sandbox.Json;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.keeping.LineJournal;
import health.mizan.sandbox.messages.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All that the payer knows. What belongs together is one line of the journal, on disk before anybody hears of it. */
final class PayerBook {

    /** Two of the published test identities of nphies, and two passports that no office has given out. */
    private static final List<PayerEntry.Enrolled> FOUNDERS = List.of(
            new PayerEntry.Enrolled("2000000003", "NAJD-001", "NJD-9001-00", "SILVER", ""),
            new PayerEntry.Enrolled("2555555550", "NAJD-001", "NJD-9002-01", "SILVER", ""),
            new PayerEntry.Enrolled("DEMO0001", "NAJD-001", "NJD-9003-00", "SILVER", ""),
            new PayerEntry.Enrolled("DEMO0002", "NAJD-001", "NJD-9004-04", "GOLD", ""));

    private final LineJournal journal;
    private final Map<String, PayerClaim> claims = new LinkedHashMap<>();
    private final Map<String, PayerEntry.Answered> byBundle = new LinkedHashMap<>();
    private final Map<String, PayerEntry.Answered> byHeader = new LinkedHashMap<>();
    private final Map<String, PayerEntry.Queued> queue = new LinkedHashMap<>();
    private final List<PayerEntry.Ordered> orders = new ArrayList<>();
    private final Map<List<String>, PayerEntry.Enrolled> members = new LinkedHashMap<>();
    private Consumer<PayerEntry.Queued> pusher = queued -> {};

    /** One line of the journal. */
    private record Page(List<PayerEntry> entries) {}

    PayerBook(LineJournal journal) {
        this.journal = journal;
        FOUNDERS.forEach(this::apply);
        for (String line : journal.before()) {
            Json.read(line, Page.class).entries().forEach(this::apply);
        }
    }

    synchronized void onQueued(Consumer<PayerEntry.Queued> hears) {
        this.pusher = hears;
    }

    synchronized void write(List<PayerEntry> entries) {
        journal.append(List.of(Json.write(new Page(entries))));
        entries.forEach(this::apply);
        entries.forEach(entry -> {
            if (entry instanceof PayerEntry.Queued queued) {
                pusher.accept(queued);
            }
        });
    }

    synchronized Optional<PayerEntry.Answered> answerTo(Message message) {
        return Optional.ofNullable(byBundle.get(message.id()))
                .or(() -> Optional.ofNullable(byHeader.get(message.headerId())));
    }

    synchronized Optional<PayerClaim> claim(String number) {
        return Optional.ofNullable(claims.get(number));
    }

    PayerClaim require(String number) {
        return claim(number).orElseThrow(() -> new Refusal(404, "not_found", "there is no such claim"));
    }

    /** Whether whoever has this number is a member of this insurer. */
    synchronized Optional<PayerEntry.Enrolled> member(String person, String insurer) {
        return Optional.ofNullable(members.get(List.of(person, insurer)));
    }

    synchronized List<PayerClaim> claims() {
        return List.copyOf(claims.values());
    }

    synchronized List<PayerEntry.Queued> queued() {
        return List.copyOf(queue.values());
    }

    synchronized List<PayerEntry.Ordered> orders() {
        return List.copyOf(orders);
    }

    private void apply(PayerEntry entry) {
        switch (entry) {
            case PayerEntry.Ordered order -> {
                if (order.order().path("forget").asBoolean()) {
                    orders.clear();
                }
                orders.add(order);
            }
            case PayerEntry.Enrolled member -> members.put(List.of(member.person(), member.insurer()), member);
            case PayerEntry.Received received -> claims.put(received.claim(), PayerClaim.of(received));
            case PayerEntry.Decided decided ->
                claims.computeIfPresent(decided.claim(), (number, claim) -> claim.decided(decided.decision()));
            case PayerEntry.Closed closed ->
                claims.computeIfPresent(closed.claim(), (number, claim) -> claim.closed(closed.state()));
            case PayerEntry.Answered answered -> {
                byBundle.put(answered.bundle(), answered);
                byHeader.put(answered.header(), answered);
            }
            case PayerEntry.Queued queued -> queue.put(queued.id(), queued);
            case PayerEntry.Gone gone -> queue.remove(gone.id());
        }
    }
}
