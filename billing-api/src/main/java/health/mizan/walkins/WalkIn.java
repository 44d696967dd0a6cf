package health.mizan.walkins;

import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.encounters.EncounterId;
import health.mizan.masterdata.Recorded;
import java.util.List;

/**
 * A visit that a desk has opened.
 *
 * @param id      of its case
 * @param version of its case
 * @param charges in the order of the planned services
 */
public record WalkIn(CaseId id, long version, EncounterId encounter, List<ChargeId> charges) implements Recorded {

    public WalkIn {
        charges = List.copyOf(charges);
    }
}
