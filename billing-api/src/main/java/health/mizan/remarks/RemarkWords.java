package health.mizan.remarks;

import health.mizan.explanations.Sentence;
import health.mizan.explanations.Template;
import java.util.ArrayList;
import java.util.List;

/** Remarks in both languages. */
public final class RemarkWords {

    private static final Template LINE_TWICE = new Template("Line %1$s is decided twice.", "بُت في البند %1$s مرتين.");
    private static final Template LINE_NOT_SUBMITTED =
            new Template("Line %1$s was not submitted.", "البند %1$s ليس في المطالبة المرسلة.");
    private static final Template LINE_NOT_DECIDED =
            new Template("Line %1$s is not decided.", "لم يُبت في البند %1$s.");
    private static final Template OTHER_CURRENCY = new Template(
            "Line %1$s: an amount is not in %2$s, the claim's currency.",
            "البند %1$s: أحد المبالغ ليس بعملة المطالبة %2$s.");
    private static final Template BELOW_ZERO =
            new Template("Line %1$s: an amount is below zero.", "البند %1$s: أحد المبالغ أقل من الصفر.");
    private static final Template PARTS_DIFFER = new Template(
            "Line %1$s: the insurer's %2$s and the patient's %3$s do not make the %4$s allowed.",
            "البند %1$s: حصة التأمين %2$s وحصة المريض %3$s لا تساويان معًا المبلغ الموافق عليه %4$s.");
    private static final Template ABOVE_ASKED = new Template(
            "Line %1$s: the %2$s allowed is more than the %3$s asked.",
            "البند %1$s: المبلغ الموافق عليه %2$s يزيد على المطلوب %3$s.");
    private static final Sentence REJECTED_AFTER_DECISION =
            new Sentence("Rejected after it was decided.", "لم تُقبل المطالبة بعد أن بُت فيها.");
    private static final Sentence SUBMISSION_REPLACED = new Sentence(
            "Decided on a submission that another has replaced.", "القرار يخص رسالة حلت محلها رسالة أحدث.");
    private static final Sentence DECIDED_TOO_LATE = new Sentence(
            "Decided after it was rejected or called off.", "ورد القرار بعد عدم قبول المطالبة أو بعد إلغائها.");
    private static final Sentence SUBMITTED_SINCE =
            new Sentence("The claim was submitted again since.", "أُرسلت المطالبة من جديد بعد ذلك.");
    private static final Sentence STILL_PENDED = new Sentence("Still pended.", "ما زالت قيد البت.");
    private static final Sentence PAST_WAITING =
            new Sentence("The claim is past waiting.", "لم تعد المطالبة بانتظار رد.");
    private static final Sentence SAID_BEFORE =
            new Sentence("The insurer has said so before.", "قالت شركة التأمين ذلك من قبل.");
    private static final Sentence DECIDED_SINCE =
            new Sentence("The insurer has decided again since.", "بتت شركة التأمين فيها من جديد بعد ذلك.");
    private static final Sentence NO_CONNECTION = new Sentence(
            "Not sent: this insurer takes no claims electronically.",
            "تعذر الإرسال: لا تستقبل شركة التأمين هذه المطالبات إلكترونيًا.");
    private static final Template NOT_SENT = new Template("Not sent: %1$s", "تعذر الإرسال: %1$s");
    private static final Template REJECTED =
            new Template("The insurer did not accept it: %1$s", "لم تقبلها شركة التأمين: %1$s");
    private static final Template PERFORMED_SINCE =
            new Template("Performed since and not claimed: %1$s", "خدمات نُفذت بعد ذلك ولم يُطالب بها: %1$s");
    private static final Template MORE = new Template("More of the kind: %1$s", "غير ذلك من هذا القبيل: %1$s");
    private static final Template WRITTEN = new Template("%1$s", "%1$s");

    private RemarkWords() {}

    public static Sentence of(Remark remark) {
        Object[] values = values(remark);
        return switch (remark.kind()) {
            case LINE_TWICE -> LINE_TWICE.with(values);
            case LINE_NOT_SUBMITTED -> LINE_NOT_SUBMITTED.with(values);
            case LINE_NOT_DECIDED -> LINE_NOT_DECIDED.with(values);
            case OTHER_CURRENCY -> OTHER_CURRENCY.with(values);
            case BELOW_ZERO -> BELOW_ZERO.with(values);
            case PARTS_DIFFER -> PARTS_DIFFER.with(values);
            case ABOVE_ASKED -> ABOVE_ASKED.with(values);
            case REJECTED_AFTER_DECISION -> REJECTED_AFTER_DECISION;
            case SUBMISSION_REPLACED -> SUBMISSION_REPLACED;
            case DECIDED_TOO_LATE -> DECIDED_TOO_LATE;
            case SUBMITTED_SINCE -> SUBMITTED_SINCE;
            case STILL_PENDED -> STILL_PENDED;
            case PAST_WAITING -> PAST_WAITING;
            case SAID_BEFORE -> SAID_BEFORE;
            case DECIDED_SINCE -> DECIDED_SINCE;
            case NO_CONNECTION -> NO_CONNECTION;
            case NOT_SENT -> NOT_SENT.with(values);
            case REJECTED -> REJECTED.with(values);
            case PERFORMED_SINCE -> PERFORMED_SINCE.with(values);
            case MORE -> MORE.with(values);
            case WRITTEN -> WRITTEN.with(values);
        };
    }

    /** All of them as one text. */
    public static Sentence of(List<Remark> remarks) {
        return Sentence.joined(remarks.stream().map(RemarkWords::of).toList());
    }

    /** The line, the sums, what is quoted: in this order in every sentence. */
    private static Object[] values(Remark remark) {
        List<Object> values = new ArrayList<>();
        if (remark.line() != null) {
            values.add(remark.line());
        }
        values.addAll(remark.sums());
        if (remark.detail() != null) {
            values.add(remark.detail());
        }
        return values.toArray();
    }
}
