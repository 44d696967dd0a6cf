package health.mizan.collecting;

import health.mizan.acquiring.Change;
import health.mizan.acquiring.FailureClass;
import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.GatewayReply;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.acquiring.PageOrder;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Operation;
import health.mizan.beats.Answer;
import health.mizan.beats.RemoteCall;
import health.mizan.beats.RemoteKind;
import health.mizan.payments.OperationId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** One type of operation at a gateway, as a remote call: what to send, how to ask about it, what to do with the answer. */
final class GatewayCall implements RemoteKind<GatewayView> {

    static final String SUBJECT = "payment-operation";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration KEEP_TRYING = Duration.ofDays(1);

    private final Operation.Type type;
    private final Attempts attempts;
    private final GatewayAccounts accounts;
    private final PaymentEvidence evidence;
    private final Clock clock;

    GatewayCall(
            Operation.Type type, Attempts attempts, GatewayAccounts accounts, PaymentEvidence evidence, Clock clock) {
        this.type = type;
        this.attempts = attempts;
        this.accounts = accounts;
        this.evidence = evidence;
        this.clock = clock;
    }

    Operation.Type type() {
        return type;
    }

    @Override
    public String name() {
        return "payment." + type.code();
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    /** A payer waits for the page: rather fail and let the payer try again. */
    @Override
    public Duration keepTrying() {
        return type == Operation.Type.START ? Duration.ZERO : KEEP_TRYING;
    }

    @Override
    public Answer<GatewayView> ask(RemoteCall call) {
        Operation operation = operation(call);
        if (operation.state().isFinal()) {
            return inquire(call); // learned by another door since it was noted
        }
        Attempt attempt = attempts.require(operation.attempt());
        Instant until = attempt.holdUntil();
        if (type == Operation.Type.CAPTURE && until != null && !clock.instant().isBefore(until)) {
            return new Answer.Refused<>(FailureClass.GONE.code() + ":hold-ran-out");
        }
        return answer(operation, send(operation, attempt));
    }

    @Override
    public Answer<GatewayView> inquire(RemoteCall call) {
        Operation operation = operation(call);
        Attempt attempt = attempts.require(operation.attempt());
        GatewayAccounts.Served served = accounts.require(attempt.account());
        boolean settled = call.unclear()
                .filter(since -> since.compareTo(served.capability().settleTime()) >= 0)
                .isPresent();
        return switch (served.gateway().inquire(served.account(), attempt.merchantReference())) {
            case GatewayReply.Seen(var view) when shows(operation, view) -> new Answer.Done<>(view);
            case GatewayReply.Seen(var view)
            when over(view) ->
                new Answer.Refused<>(
                        FailureClass.GONE.code() + ":" + view.standing().name());
            case GatewayReply.Seen seen -> absent(settled);
            case GatewayReply.Absent none -> absent(settled);
            case GatewayReply.Refused(var failure, var code) ->
                new Answer.Unknown<>("the inquiry was refused: " + failure.code() + ":" + code);
            case GatewayReply.NotSent(var why) -> new Answer.Unknown<>("the inquiry was not sent: " + why);
            case GatewayReply.Unclear(var what) -> new Answer.Unknown<>("the inquiry failed: " + what);
        };
    }

    @Override
    public void settle(RemoteCall call, Answer<GatewayView> answer) {
        Operation operation = operation(call);
        Locked locked = attempts.lock(operation.attempt());
        switch (answer) {
            case Answer.Done(var view) -> evidence.learn(locked, view);
            case Answer.Refused(var reason) -> attempts.refused(locked, operation, reason);
            case Answer.Unknown(var what) -> attempts.unclear(locked, operation, what);
            case Answer.NotSent<GatewayView> later -> {}
        }
    }

    private GatewayReply send(Operation operation, Attempt attempt) {
        GatewayAccounts.Served served = accounts.require(attempt.account());
        if (type == Operation.Type.START) {
            return served.gateway()
                    .start(
                            served.account(),
                            new PageOrder(
                                    operation.key(),
                                    attempt.merchantReference(),
                                    attempt.terms().amount(),
                                    attempt.terms().hold(),
                                    attempt.terms().method(),
                                    URI.create(attempt.terms().returnUrl()),
                                    attempt.terms().locale()));
        }
        String key = operation.key();
        String id = operation.id().toString();
        String payment = Objects.requireNonNull(attempt.known().gatewayReference());
        Change change =
                switch (type) {
                    case CAPTURE -> new Change.Capture(key, id, payment, operation.amount(), operation.last());
                    case VOID -> new Change.Release(key, id, payment);
                    case REFUND -> new Change.Refund(key, id, payment, operation.amount());
                    case START, PURCHASE -> throw new IllegalStateException(type + " changes nothing");
                };
        return served.gateway().change(served.account(), change);
    }

    private Answer<GatewayView> answer(Operation operation, GatewayReply reply) {
        return switch (reply) {
            case GatewayReply.Seen(var view) when shows(operation, view) -> new Answer.Done<>(view);
            case GatewayReply.Seen seen -> new Answer.Unknown<>("answered without having done it");
            case GatewayReply.Absent none -> new Answer.Refused<>(FailureClass.GONE.code() + ":absent");
            case GatewayReply.Refused(var failure, var code)
            when failure == FailureClass.RATE_LIMITED -> new Answer.NotSent<>(failure.code() + ":" + code);
            case GatewayReply.Refused(var failure, var code) -> new Answer.Refused<>(failure.code() + ":" + code);
            case GatewayReply.NotSent(var why) -> new Answer.NotSent<>(why);
            case GatewayReply.Unclear(var what) -> new Answer.Unknown<>(what);
        };
    }

    /** Not there yet says little; not there for long says that it never arrived, and the same key may be sent again. */
    private static Answer<GatewayView> absent(boolean settled) {
        return settled
                ? new Answer.NotSent<>("the gateway does not know of it")
                : new Answer.Unknown<>("the gateway does not know of it yet");
    }

    private boolean shows(Operation operation, GatewayView view) {
        return switch (type) {
            case START -> true;
            case VOID -> over(view);
            case CAPTURE -> has(view.captures(), operation);
            case REFUND -> has(view.refunds(), operation);
            case PURCHASE -> throw new IllegalStateException("a purchase is the payer's");
        };
    }

    /** Nothing is held any more, and nothing will be. */
    private boolean over(GatewayView view) {
        if (type == Operation.Type.REFUND || view.open()) {
            return false;
        }
        return view.captured().isPositive()
                || switch (view.standing()) {
                    case DECLINED, CANCELLED, EXPIRED, VOIDED -> true;
                    case WAITING_FOR_PAYER, PROCESSING, AUTHORISED -> false;
                };
    }

    private static boolean has(List<Movement> movements, Operation operation) {
        String id = operation.id().toString();
        return movements.stream().anyMatch(movement -> movement.operation().equals(id));
    }

    private Operation operation(RemoteCall call) {
        return attempts.operation(new OperationId(UUID.fromString(call.subject().id())));
    }
}
