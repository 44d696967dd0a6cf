package health.mizan.billchecks;

import java.util.List;

/** The rules a claim must pass before it is sent; kept as a table that billing managers change. */
public interface ClaimScrubber {

    List<Finding> findings(ClaimFacts facts);

    /**
     * What the rules look at: counts and flags, nothing that tells of a person.
     *
     * @param daysToDeadline days left to file; negative when late
     */
    record ClaimFacts(
            int lines,
            int linesWithoutPrice,
            int diagnoses,
            int principalDiagnoses,
            boolean coverActiveOnServiceDate,
            boolean eligibilityConfirmed,
            boolean practitionerLicensed,
            boolean encounterFinished,
            boolean duplicateOfEarlier,
            long totalMinor,
            long approvalAboveMinor,
            boolean approvalReference,
            int daysToDeadline) {}

    /** @param line the line's sequence; 0 for the claim as a whole */
    record Finding(String rule, Severity severity, int line, String textEn, String textAr) {}

    /** Whether the claim may go out. */
    enum Severity {
        STOP,
        WARN
    }
}
