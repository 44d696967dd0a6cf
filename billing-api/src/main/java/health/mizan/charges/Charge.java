package health.mizan.charges;

import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.catalogue.ServiceId;
import health.mizan.charges.ChargeState.Happening;
import health.mizan.masterdata.Recorded;
import health.mizan.pricing.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one order costs.
 *
 * @param order      null for what a desk planned and no order has come for yet
 * @param occurredOn local to the facility; the price is of this day
 * @param price      of one piece
 * @param waived     why a person decided that it is not charged; null if nobody has
 * @param billedOn   the claim or invoice it stands on
 * @param bound      whether its case was confirmed with it: it stays as it is until its claim or invoice is credited
 */
public record Charge(
        ChargeId id,
        long version,
        CaseId financialCase,
        @Nullable Order order,
        Item service,
        int quantity,
        LocalDate occurredOn,
        ChargeState state,
        @Nullable Cancelling cancelled,
        Price price,
        @Nullable String waived,
        @Nullable UUID billedOn,
        boolean bound,
        Instant createdAt)
        implements Recorded {

    /** @param changed the sender's own time of what we hold */
    public record Order(String system, String value, Instant changed) {}

    /** A service of the catalogue, by the catalogue's own code. */
    public record Item(ServiceId id, String system, String code, ServiceCategory category) {}

    /** Why nothing is charged for an order after all. */
    public enum Cancelling {
        ORDER_CANCELLED,
        NOT_PERFORMED,
        DUPLICATE,
        ENTERED_IN_ERROR,
        /** The whole visit was. */
        CASE_CANCELLED
    }

    /** What became of an order. It is always one of these, so that none is lost. */
    public enum Fate {
        CHARGED,
        EXEMPTED,
        /** Nobody knows its price: a person must act. */
        EXCEPTION,
        CANCELLED
    }

    public Fate fate() {
        if (state.isCancelled()) {
            return Fate.CANCELLED;
        }
        if (waived != null) {
            return Fate.EXEMPTED;
        }
        return switch (price) {
            case Price.Found found -> Fate.CHARGED;
            case Price.Exempt exempt -> Fate.EXEMPTED;
            case Price.Missing missing -> Fate.EXCEPTION;
        };
    }

    /** The money of all pieces; empty for what is not charged, and for a missing price. */
    public Optional<Price.Line> line() {
        return fate() == Fate.CHARGED && price instanceof Price.Found found
                ? Optional.of(found.line(quantity))
                : Optional.empty();
    }

    /** Why nothing is charged; null for what is. */
    @Nullable
    String exemption() {
        if (waived != null) {
            return waived;
        }
        return price instanceof Price.Exempt exempt ? exempt.reason() : null;
    }

    /** What must happen before the service can be confirmed; empty if nothing must. */
    Optional<String> obstacle() {
        if (fate() == Fate.EXCEPTION && price instanceof Price.Missing(Price.Reason reason)) {
            return Optional.of("has no price: " + why(reason));
        }
        return state == ChargeState.PLANNED
                ? Optional.of("is ordered and not performed: record that it was, or cancel it")
                : Optional.empty();
    }

    private static String why(Price.Reason reason) {
        return switch (reason) {
            case NO_CONTRACT -> "facility and payer have no contract on the day";
            case NO_SCHEDULE -> "the contract's schedule has no version for the day";
            case NO_PRICE -> "the schedule does not price the service";
            case SERVICE_NOT_OFFERED -> "the service is not offered on the day";
            case ROUNDS_TO_NOTHING -> "the contract leaves nothing of the list price";
        };
    }

    /** As it is after something has befallen it; empty if that cannot be. */
    Optional<Charge> on(Happening happening) {
        return state.on(happening).map(next -> in(next).settled());
    }

    Charge cancelled(Cancelling why) {
        ChargeState next = state.on(Happening.CANCELLED).orElseThrow();
        return new Charge(
                id,
                version,
                financialCase,
                order,
                service,
                quantity,
                occurredOn,
                next,
                why,
                price,
                waived,
                null,
                bound,
                createdAt);
    }

    Charge billed(UUID on) {
        return new Charge(
                id,
                version,
                financialCase,
                order,
                service,
                quantity,
                occurredOn,
                state.on(Happening.BILLED).orElseThrow(),
                null,
                price,
                waived,
                on,
                bound,
                createdAt);
    }

    /** Its claim or invoice is credited, or will not be made: it may be changed and billed again. */
    Charge released() {
        Charge free = state == ChargeState.BILLED
                ? in(ChargeState.BILLED.on(Happening.CREDITED).orElseThrow())
                : this;
        return free.bound(false);
    }

    Charge bound(boolean now) {
        return new Charge(
                id,
                version,
                financialCase,
                order,
                service,
                quantity,
                occurredOn,
                state,
                cancelled,
                price,
                waived,
                billedOn,
                now,
                createdAt);
    }

    /** Whether it may still be changed. */
    boolean isFree() {
        return !bound && state != ChargeState.BILLED;
    }

    Charge ordered(@Nullable Order by, int pieces, LocalDate on) {
        return new Charge(
                id,
                version,
                financialCase,
                by,
                service,
                pieces,
                on,
                state,
                cancelled,
                price,
                waived,
                billedOn,
                bound,
                createdAt);
    }

    Charge priced(Price now) {
        return new Charge(
                        id,
                        version,
                        financialCase,
                        order,
                        service,
                        quantity,
                        occurredOn,
                        state,
                        cancelled,
                        now,
                        waived,
                        billedOn,
                        bound,
                        createdAt)
                .settled();
    }

    Charge waived(String reason) {
        return new Charge(
                        id,
                        version,
                        financialCase,
                        order,
                        service,
                        quantity,
                        occurredOn,
                        state,
                        cancelled,
                        price,
                        reason,
                        billedOn,
                        bound,
                        createdAt)
                .settled();
    }

    Charge as(long number) {
        return new Charge(
                id,
                number,
                financialCase,
                order,
                service,
                quantity,
                occurredOn,
                state,
                cancelled,
                price,
                waived,
                billedOn,
                bound,
                createdAt);
    }

    private Charge in(ChargeState next) {
        return new Charge(
                id,
                version,
                financialCase,
                order,
                service,
                quantity,
                occurredOn,
                next,
                cancelled,
                price,
                waived,
                next == ChargeState.BILLED ? billedOn : null,
                bound,
                createdAt);
    }

    /** Of what is performed, the state says whether it is charged. */
    private Charge settled() {
        Happening becomes = fate() == Fate.EXEMPTED ? Happening.EXEMPTED : Happening.CHARGED_AGAIN;
        return state == ChargeState.BILLABLE || state == ChargeState.NOT_BILLABLE
                ? state.on(becomes).map(this::in).orElse(this)
                : this;
    }
}
