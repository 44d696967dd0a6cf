package health.mizan.workflows;

import java.util.Map;

/** What the business key of a process names. */
public final class BusinessKeys {

    private static final Map<String, String> ABOUT = Map.of(
            "eligibility-check", "eligibility-check",
            "claim-submission", "claim",
            "doubtful-answer", "claim",
            "deferred-capture", "payment-order",
            "patient-payment", "invoice",
            "emr-write-back", "emr-notice");

    private BusinessKeys() {}

    /** The kind of thing that processes of this diagram are about. */
    public static String kindOf(String process) {
        return ABOUT.getOrDefault(process, process);
    }
}
