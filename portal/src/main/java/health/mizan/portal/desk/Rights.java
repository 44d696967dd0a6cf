package health.mizan.portal.desk;

import health.mizan.access.Access;
import health.mizan.access.Caller;
import health.mizan.access.Role;

/**
 * What somebody at the desk may do, so that nothing is offered that the door would refuse.
 *
 * @param admit registers people and opens visits
 * @param ask   asks insurers and makes estimates
 * @param take  takes money and sends links
 * @param hold  notes that the patient agrees to an amount set aside
 */
public record Rights(boolean admit, boolean ask, boolean take, boolean hold) {

    static final Access LOOK = Access.roles(Role.FRONT_DESK, Role.BILLER, Role.ADMIN);
    static final Access ADMIT = Access.roles(Role.FRONT_DESK, Role.ADMIN);
    static final Access ASK = Access.roles(Role.FRONT_DESK, Role.BILLER, Role.ADMIN);
    static final Access TAKE = Access.roles(Role.FRONT_DESK, Role.BILLER);
    static final Access HOLD = Access.roles(Role.FRONT_DESK);

    public static Rights of(Caller caller) {
        return new Rights(ADMIT.admits(caller), ASK.admits(caller), TAKE.admits(caller), HOLD.admits(caller));
    }
}
