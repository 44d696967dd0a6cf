package health.mizan.collecting;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Operation;
import health.mizan.attempts.PaymentSettings;
import health.mizan.audit.Audit;
import health.mizan.beats.BeatsInMemory;
import health.mizan.payments.PaymentOrders;
import health.mizan.simulation.Provided;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** What collects money, put together by hand. */
public final class CollectingInMemory {

    private final BeatsInMemory beats;
    private final List<GatewayCall> calls;
    public final Operations operations;
    public final PaymentEvidence evidence;
    public final PaymentAttempts attempts;
    public final Payments payments;
    public final PaymentInquiries inquiries;

    public CollectingInMemory(
            Attempts known, PaymentOrders orders, GatewayAccounts accounts, BeatsInMemory beats, Rest rest) {
        Provided<GatewayCall> provided = new Provided<>();
        this.beats = beats;
        this.operations = new Operations(known, beats.beats, provided);
        this.evidence = new PaymentEvidence(known, operations, rest.settings(), rest.clock());
        this.calls = Stream.of(Operation.Type.START, Operation.Type.CAPTURE, Operation.Type.VOID, Operation.Type.REFUND)
                .map(type -> new GatewayCall(type, known, accounts, evidence, rest.clock()))
                .toList();
        calls.forEach(provided::add);
        this.attempts = new PaymentAttempts(orders, known, operations, accounts, rest.audit(), rest.tx());
        this.payments = new Payments(orders, known, operations, accounts, rest.audit(), rest.tx());
        this.inquiries = new PaymentInquiries(known, accounts, evidence, operations, rest.settings(), rest.tx());
    }

    /** What else the rules of collecting lean on. */
    public record Rest(PaymentSettings settings, Audit audit, Tx tx, Clock clock) {}

    /** As the workers do that were told of prepared calls. */
    public boolean sendPrepared(int kind) {
        GatewayCall call = calls.get(Math.floorMod(kind, calls.size()));
        return beats.prepared(call.name())
                .map(id -> {
                    beats.send(call, id);
                    return true;
                })
                .orElse(false);
    }

    /** As the sweep does. */
    public boolean takeUpOverdue(int kind) {
        return beats.takeUpOverdue(calls.get(Math.floorMod(kind, calls.size())));
    }

    public int kinds() {
        return calls.size();
    }
}
