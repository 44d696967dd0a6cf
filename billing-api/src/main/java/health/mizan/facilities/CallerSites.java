package health.mizan.facilities;

import health.mizan.access.Caller;
import java.util.Set;

/**
 * The facilities a caller is admitted to, for the store queries that are joined to them.
 *
 * @param everywhere true for Mizan itself
 * @param codes      facility codes otherwise; empty admits to none
 */
public record CallerSites(boolean everywhere, Set<String> codes) {

    public CallerSites {
        codes = Set.copyOf(codes);
    }

    public static CallerSites of(Caller caller) {
        return switch (caller) {
            case Caller.Staff staff -> new CallerSites(false, staff.facilities());
            case Caller.Client client -> new CallerSites(false, client.facilities());
            case Caller.Patient patient -> new CallerSites(false, Set.of());
            case Caller.Self self -> new CallerSites(true, Set.of());
        };
    }

    public boolean admits(String facilityCode) {
        return everywhere || codes.contains(facilityCode);
    }

    /** As the driver takes it for {@code any(:codes)}. */
    public String[] codeArray() {
        return codes.toArray(String[]::new);
    }
}
