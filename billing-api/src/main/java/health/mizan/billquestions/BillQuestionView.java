package health.mizan.billquestions;

import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.util.UUID;

/**
 * A question as the API shows it. Its text form is a blank.
 *
 * @param kind {@code question} or {@code dispute}
 */
record BillQuestionView(
        UUID id, String kind, String debtKind, UUID debt, PatientId patient, String words, Instant askedAt) {

    static BillQuestionView of(BillQuestion question) {
        return new BillQuestionView(
                question.id(),
                Codes.code(question.kind()),
                Codes.code(question.debt().kind()),
                question.debt().id(),
                question.patient(),
                question.words().reveal(),
                question.askedAt());
    }

    @Override
    public String toString() {
        return "▮";
    }
}
