package health.mizan.pricing;

import health.mizan.money.Money;

/** The answer to a price question. Nothing is ever free by omission: zero is exempt, and a gap is missing. */
public sealed interface Price {

    /**
     * A price above zero.
     *
     * @param list      what the facility's own list asks for one piece; the schedule's price if the list has none
     * @param scheduled what the contract's schedule asks for one piece
     */
    record Found(Money list, Money scheduled, PriceBasis basis) implements Price {

        /** What payer and patient share for one piece: the allowed amount. */
        public Money contract() {
            return basis.off().from(scheduled);
        }

        /** List minus contract: the contractual adjustment; negative if the contract pays above the list. */
        public Money adjustment() {
            return list.minus(contract());
        }

        /** A line of several pieces, rounded once. */
        public Line line(long quantity) {
            return new Line(list.times(quantity), basis.off().from(scheduled.times(quantity)));
        }
    }

    /**
     * Free of charge by decision.
     *
     * @param reason as the schedule gives it
     */
    record Exempt(String reason, PriceBasis basis) implements Price {}

    /** No price: work for a person, never 0.00. */
    record Missing(Reason reason) implements Price {}

    /** Why there is no price. */
    enum Reason {
        /** Facility and payer have no contract in force on the day. */
        NO_CONTRACT,
        /** The contract's schedule has no version in force on the day. */
        NO_SCHEDULE,
        /** The schedule does not price the service. */
        NO_PRICE,
        /** The service is inactive, or not in effect on the day. */
        SERVICE_NOT_OFFERED,
        /** The contract's percentage leaves less than half a minor unit. */
        ROUNDS_TO_NOTHING
    }

    /** The money of a line. */
    record Line(Money list, Money contract) {
        public Money adjustment() {
            return list.minus(contract);
        }
    }
}
