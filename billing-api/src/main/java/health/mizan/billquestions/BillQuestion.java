package health.mizan.billquestions;

import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.payments.Debt;
import java.time.Instant;
import java.util.UUID;

/** @param words as the payer wrote them */
public record BillQuestion(
        UUID id, Kind kind, Debt debt, PatientId patient, FacilityId facility, Phi<String> words, Instant askedAt) {

    /** What the payer wants. */
    public enum Kind {
        /** Understand it. */
        QUESTION,
        /** Not owe it, or less. */
        DISPUTE
    }
}
