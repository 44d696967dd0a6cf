package health.mizan.acquiring;

import java.util.Locale;
import java.util.Optional;

/** With what the payer is asked to pay. */
public enum PaymentMethod {
    /** A card of an international scheme. */
    CARD,
    /** A card of the Saudi scheme, which is charged at once: it knows no hold. */
    MADA;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PaymentMethod> ofCode(String code) {
        for (PaymentMethod method : values()) {
            if (method.code().equals(code)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
