package health.mizan.portal.office;

import health.mizan.access.Access;
import health.mizan.access.Caller;
import health.mizan.access.Role;

/**
 * What somebody in the office may do, so that nothing is offered that the door would refuse.
 *
 * @param work     sends claims, asks payers, rules on answers
 * @param approve  approves a loss
 * @param alarms   deals with what is wrong with money
 * @param messages reads the log of messages
 */
public record OfficeRights(boolean work, boolean approve, boolean alarms, boolean messages) {

    public static final Access LOOK = Access.roles(Role.BILLER, Role.FINANCE, Role.ADMIN);
    public static final Access WORK = Access.roles(Role.BILLER, Role.ADMIN);
    static final Access ALARMS = Access.roles(Role.FINANCE, Role.ADMIN);
    private static final Access APPROVE = Access.roles(Role.FINANCE);
    private static final Access MESSAGES = Access.roles(Role.OPERATOR);

    public static OfficeRights of(Caller caller) {
        return new OfficeRights(
                WORK.admits(caller), APPROVE.admits(caller), ALARMS.admits(caller), MESSAGES.admits(caller));
    }
}
