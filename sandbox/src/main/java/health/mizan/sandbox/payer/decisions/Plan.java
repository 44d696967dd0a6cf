package health.mizan.sandbox.payer.decisions;

import java.util.List;

/**
 * A plan in the payer's own plan book. Amounts in halalas; 0 is none.
 *
 * @param percent    the member's share, after the deductible
 * @param capIn      the most a member pays per visit by that share, in the network and outside it
 * @param deductible of each visit
 * @param yearly     the most the payer pays in a year
 */
public record Plan(String code, int percent, long capIn, long capOut, long deductible, long yearly) {

    public static final long APPROVAL_ABOVE = 500_00;

    private static final long YEAR = 500_000_00;
    private static final List<Plan> ALL = List.of(
            new Plan("PLATINUM", 0, 0, 0, 0, YEAR),
            new Plan("GOLD", 10, 50_00, 50_00, 0, YEAR),
            new Plan("SILVER", 20, 75_00, 100_00, 0, YEAR),
            new Plan("BRONZE", 20, 100_00, 100_00, 30_00, YEAR),
            new Plan("VISITOR", 0, 0, 0, 0, 5_000_00),
            new Plan("STAFF", 0, 0, 0, 0, YEAR));

    /** A cover that names no plan has the basic one. */
    private static final Plan BASIC = new Plan("BASIC", 20, 75_00, 100_00, 0, YEAR);

    public static Plan of(String code) {
        return ALL.stream()
                .filter(plan -> plan.code.equalsIgnoreCase(code))
                .findFirst()
                .orElse(BASIC);
    }

    public Plan with(int otherPercent, long otherCap) {
        return new Plan(code, otherPercent, otherCap, otherCap, deductible, yearly);
    }
}
