package health.mizan.audit;

import health.mizan.parties.PatientId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody did to what, in ids only: names, amounts and diagnoses stay where they are.
 *
 * @param action      stable name, subject before verb, such as {@code invoice.issued} or {@code patient.read}
 * @param subjectKind what kind of thing, such as {@code invoice}
 * @param subjectId   our id of it
 * @param patient     whose data it is, if it is about a patient: the access log of a person is built from this
 * @param facility    code of the site it belongs to, if it belongs to one
 * @param reason      why, in the words of who did it, where a reason is asked for; about the work, not about the patient
 */
public record Act(
        String action,
        String subjectKind,
        String subjectId,
        Optional<PatientId> patient,
        Optional<String> facility,
        Outcome outcome,
        Optional<String> reason) {

    /** Whether it was done or turned down. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    // No spaces: a sentence or a person's name does not pass for an id.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/|=-]{0,119}");

    public Act {
        if (action.length() > 80 || !ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("an action is named like invoice.issued");
        }
        if (!KIND.matcher(subjectKind).matches()) {
            throw new IllegalArgumentException("a kind is named like invoice-line");
        }
        if (!ID.matcher(subjectId).matches()) {
            throw new IllegalArgumentException("the subject of " + action + " is named by an id of ours");
        }
        if (reason.filter(why -> why.isBlank() || why.length() > 200).isPresent()) {
            throw new IllegalArgumentException("a reason has up to 200 characters");
        }
    }

    public static Act done(String action, String subjectKind, Object subjectId) {
        return new Act(
                action,
                subjectKind,
                subjectId.toString(),
                Optional.empty(),
                Optional.empty(),
                Outcome.DONE,
                Optional.empty());
    }

    /** For an attempt that was turned down; record it in a transaction that commits nevertheless. */
    public static Act refused(String action, String subjectKind, Object subjectId) {
        return new Act(
                action,
                subjectKind,
                subjectId.toString(),
                Optional.empty(),
                Optional.empty(),
                Outcome.REFUSED,
                Optional.empty());
    }

    public Act about(PatientId patient) {
        return new Act(action, subjectKind, subjectId, Optional.of(patient), facility, outcome, reason);
    }

    public Act at(String facilityCode) {
        return new Act(action, subjectKind, subjectId, patient, Optional.of(facilityCode), outcome, reason);
    }

    public Act because(String why) {
        return new Act(action, subjectKind, subjectId, patient, facility, outcome, Optional.of(why));
    }
}
