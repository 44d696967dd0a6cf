package health.mizan.imports;

import java.util.Locale;
import java.util.Optional;

/** What can be imported, in the order in which a whole clinic is: each kind refers only to those above it. */
public enum ImportKind {
    FACILITIES,
    PRACTITIONERS,
    PAYERS,
    PLANS,
    SERVICES,
    FEE_SCHEDULES,
    CONTRACTS,
    PATIENTS,
    COVERAGES,
    PATIENT_LOGINS;

    /** As it stands in addresses and file names, such as {@code fee-schedules}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ImportKind> of(String slug) {
        for (ImportKind kind : values()) {
            if (kind.slug().equals(slug)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
