package health.mizan.frontdesk;

import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.explanations.Sentence;
import health.mizan.masterdata.Recorded;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check as the API answers. Its text form is a blank.
 *
 * @param reason     why there is no answer; null otherwise
 * @param answer     null until the payer has answered
 * @param sentences  what it means, apart by topic
 * @param text       the same as one text
 * @param ageSeconds of the answer; null without one
 */
public record EligibilityCheckView(
        EligibilityCheckId id,
        long version,
        PatientId patient,
        CoverageId coverage,
        PayerName payer,
        String facility,
        @Nullable CaseId financialCase,
        LocalDate serviceDate,
        List<ServiceCategory> categories,
        CheckState state,
        int tries,
        @Nullable String reason,
        @Nullable Answered answer,
        List<Said> sentences,
        Sentence text,
        Instant requestedAt,
        @Nullable Instant askedAt,
        @Nullable Instant settledAt,
        @Nullable Long ageSeconds)
        implements Recorded, InsurerSaid {

    /** @param topic what the sentence is about, for a page that sets them apart */
    public record Said(String topic, String en, String ar) {
        Said(String topic, Sentence sentence) {
            this(topic, sentence.en(), sentence.ar());
        }
    }

    /** Who was asked. */
    public record PayerName(String code, String nameEn, String nameAr) {}

    /** @param reference the payer's own number of its answer */
    public record Answered(
            Standing standing,
            boolean inForce,
            String reference,
            @Nullable String disposition,
            List<Benefit> benefits) {}

    @Override
    public String toString() {
        return "▮";
    }
}
