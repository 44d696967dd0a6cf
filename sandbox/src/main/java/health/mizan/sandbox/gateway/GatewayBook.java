package health.mizan.sandbox.gateway;

import health.mizan.sandbox.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every payment and every answer given, one change at a time: each is in the journal before it is visible or notified.
 */
final class GatewayBook {

    private final Journal journal;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, String> byReference = new LinkedHashMap<>();
    private final Map<String, Journal.GivenAnswer> answers = new LinkedHashMap<>();
    private final List<PaymentEvent> events = new ArrayList<>();
    private Consumer<PaymentEvent> listener = event -> {};

    GatewayBook(Journal journal) {
        this.journal = journal;
        for (Journal.Entry entry : journal.before()) {
            apply(entry.event(), entry.answer());
        }
    }

    synchronized void onEvent(Consumer<PaymentEvent> hears) {
        this.listener = hears;
    }

    /** Changes one payment, or answers what was answered under this key before. */
    synchronized Journal.GivenAnswer once(String key, String fingerprint, java.util.function.Supplier<Outcome> change) {
        Journal.GivenAnswer before = answers.get(key);
        if (before != null) {
            if (!before.fingerprint().equals(fingerprint)) {
                throw new Refusal(422, "idempotency_mismatch", "the key was used for another request");
            }
            return before;
        }
        Outcome outcome = change.get();
        Payment payment = preview(outcome.event());
        Journal.GivenAnswer answer = new Journal.GivenAnswer(key, fingerprint, outcome.status(), outcome.body(payment));
        journal.append(List.of(new Journal.Entry(outcome.event(), null, null), new Journal.Entry(null, answer, null)));
        apply(outcome.event(), answer);
        listener.accept(outcome.event());
        return answer;
    }

    /** A change that no merchant asked for: the cardholder's, the bank's, or time's. */
    synchronized void record(PaymentEvent event) {
        journal.append(List.of(new Journal.Entry(event, null, null)));
        apply(event, null);
        listener.accept(event);
    }

    synchronized void recordDelivered(String notice) {
        journal.append(List.of(new Journal.Entry(null, null, notice)));
    }

    synchronized Payment require(String id) {
        Payment payment = payments.get(id);
        if (payment == null) {
            throw new Refusal(404, "not_found", "there is no such payment");
        }
        return payment;
    }

    synchronized Optional<Payment> withReference(String merchantReference) {
        return Optional.ofNullable(byReference.get(merchantReference)).map(payments::get);
    }

    synchronized List<Payment> all() {
        return List.copyOf(payments.values());
    }

    synchronized List<PaymentEvent> events() {
        return List.copyOf(events);
    }

    /** Releases the holds that have run out, and lets the banks answer that said they would by now. */
    synchronized void settleTime(Instant now, java.time.Duration holdTime) {
        for (Payment payment : List.copyOf(payments.values())) {
            String id = payment.order().payment();
            if (payment.answerAt() != null && !payment.answerAt().isAfter(now)) {
                record(new PaymentEvent.Authorised(
                        id,
                        payment.answerAt(),
                        payment.card().masked(),
                        payment.card().scheme(),
                        now.plus(holdTime)));
                if (payment.order().captureAtOnce()) {
                    record(new PaymentEvent.Captured(
                            id,
                            payment.answerAt(),
                            "cap_" + id,
                            null,
                            payment.order().amountMinor(),
                            true));
                }
            } else if (payment.open()
                    && payment.holdUntil() != null
                    && !payment.holdUntil().isAfter(now)) {
                record(new PaymentEvent.Expired(id, payment.holdUntil()));
            }
        }
    }

    private Payment preview(PaymentEvent event) {
        return event instanceof PaymentEvent.Created created
                ? Payment.of(created)
                : require(event.payment()).after(event);
    }

    private void apply(@Nullable PaymentEvent event, Journal.@Nullable GivenAnswer answer) {
        if (event instanceof PaymentEvent.Created created) {
            byReference.put(created.merchantReference(), created.payment());
        }
        if (event != null) {
            payments.put(event.payment(), preview(event));
            events.add(event);
        }
        if (answer != null) {
            answers.put(answer.key(), answer);
        }
    }

    /** An event and the answer it earns, which shows the payment after it. */
    record Outcome(PaymentEvent event, int status, java.util.function.Function<Payment, String> answer) {
        String body(Payment payment) {
            return answer.apply(payment);
        }
    }
}
