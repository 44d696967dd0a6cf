package health.mizan.claims;

import health.mizan.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the payer says of a submission. */
public sealed interface ClaimReply {

    /** The payer's own number of the answer. */
    String payerReference();

    /** Received; the decision follows. */
    record Pended(String payerReference) implements ClaimReply {}

    /**
     * Decided.
     *
     * @param issued when the payer made the decision: of two, the later counts
     * @param lines  one per line of the submission, in its order
     */
    record Decided(
            String payerReference,
            Instant issued,
            List<LineDecision> lines,
            @Nullable String disposition) implements ClaimReply {

        public Decided {
            lines = List.copyOf(lines);
        }
    }

    /** Not accepted for processing: a technical or formal fault, nothing was decided. */
    record Rejected(String payerReference, List<Fault> faults) implements ClaimReply {

        public Rejected {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The decision on one line. Allowed is benefit plus patient share; what is not allowed is denied.
     *
     * @param benefit      what the payer pays, without tax
     * @param tax          what it pays on top as tax
     * @param patientShare what the patient owes by the payer's decision
     * @param reason       the payer's reason code if anything was denied; null otherwise
     */
    record LineDecision(
            int sequence,
            Verdict verdict,
            Money allowed,
            Money benefit,
            Money tax,
            Money patientShare,
            @Nullable String reason,
            boolean memberLiable) {}

    /** The business verdict on a line, apart from how processing went. */
    enum Verdict {
        APPROVED,
        PARTIAL,
        DENIED
    }

    /** @param at FHIRPath or our own words for the element; null if the payer does not say */
    record Fault(String code, String text, @Nullable String at) {}
}
