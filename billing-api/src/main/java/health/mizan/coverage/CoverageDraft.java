package health.mizan.coverage;

import health.mizan.masterdata.Checks;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a coverage shall be, as sent and unchecked. Its text form is a blank.
 *
 * @param payer        a payer's code
 * @param plan         the code of one of the payer's plans
 * @param relationship self (also when left out), spouse, child, parent or other
 * @param subscriber   our id of the subscriber, if another patient
 * @param order        1 (also when left out) to 9
 * @param status       active (also when left out) or cancelled
 */
public record CoverageDraft(
        @Nullable String payer,
        @Nullable String plan,
        @Nullable String network,
        @Nullable String memberNumber,
        @Nullable String relationship,
        @Nullable UUID subscriber,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer order,
        @Nullable String status) {

    private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ./-]{0,38}[A-Za-z0-9])?");

    Coverage.Terms checked(Checks checks, Coverage.Policy policy) {
        Coverage.Relationship related = checks.oneOf("relationship", relationship, Coverage.Relationship.SELF);
        checks.require(
                subscriber == null || related != Coverage.Relationship.SELF,
                "subscriber",
                "is left out where the patient is the subscriber");
        LocalDate first = checks.firstDay("from", from);
        int place = order == null ? 1 : order;
        checks.require(place >= 1 && place <= 9, "order", "lies between 1 and 9");
        String number = checks.matching(
                "memberNumber",
                memberNumber == null ? null : memberNumber.strip(),
                MEMBER,
                "has 1 to 40 letters, digits, spaces, dots, slashes or dashes");
        return new Coverage.Terms(
                policy,
                new Coverage.Membership(Phi.of(number), related, subscriber == null ? null : new PatientId(subscriber)),
                new Coverage.Period(first, checks.lastDay("to", to, first)),
                place,
                checks.oneOf("status", status, Coverage.Status.ACTIVE));
    }

    @Override
    public String toString() {
        return "▮";
    }
}
