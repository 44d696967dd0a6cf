package health.mizan.ledger;

import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.util.Locale;
import java.util.UUID;

/** Whose share of an account a posting belongs to: what this patient owes, what lies with that gateway. */
public record Party(Kind kind, UUID id) {

    /** What sort of party it is. */
    public enum Kind {
        PATIENT,
        PAYER,
        /** One merchant account with a payment gateway. */
        GATEWAY,
        /** One card terminal at a desk. */
        TERMINAL,
        /** One cash drawer. */
        DRAWER,
        /** One of the clinic's own bank accounts. */
        BANK;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if no kind has that code */
        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of party is called " + code);
        }
    }

    public static Party of(PatientId patient) {
        return new Party(Kind.PATIENT, patient.value());
    }

    public static Party of(PayerId payer) {
        return new Party(Kind.PAYER, payer.value());
    }
}
