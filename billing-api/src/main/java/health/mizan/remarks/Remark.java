package health.mizan.remarks;

import health.mizan.explanations.Template;
import health.mizan.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer of a payer does not fit or has no effect, what keeps a claim from going on, or what is wrong with money. No
 * person is in it.
 *
 * @param line   the line of the claim that it is about; null if it is about the whole
 * @param sums   those that it names, in the order of its sentence
 * @param detail what it quotes, such as a code or a number; null if nothing
 */
public record Remark(
        Kind kind,
        @Nullable Integer line,
        List<Money> sums,
        @Nullable String detail) {

    /** More lines than these are somebody's to look at by a claim's lines, not by a list of remarks. */
    static final int MOST = 50;

    private static final int LONGEST = 500;

    /** The closed list, each with its words; the names are kept in the database. */
    public enum Kind {
        LINE_TWICE("Line %1$s is decided twice.", "بُت في البند %1$s مرتين."),
        LINE_NOT_SUBMITTED("Line %1$s was not submitted.", "البند %1$s ليس في المطالبة المرسلة."),
        LINE_NOT_DECIDED("Line %1$s is not decided.", "لم يُبت في البند %1$s."),
        OTHER_CURRENCY(
                "Line %1$s: an amount is not in %2$s, the claim's currency.",
                "البند %1$s: أحد المبالغ ليس بعملة المطالبة %2$s."),
        BELOW_ZERO("Line %1$s: an amount is below zero.", "البند %1$s: أحد المبالغ أقل من الصفر."),
        /** Benefit and patient share are not what is allowed. */
        PARTS_DIFFER(
                "Line %1$s: the insurer's %2$s and the patient's %3$s do not make the %4$s allowed.",
                "البند %1$s: حصة التأمين %2$s وحصة المريض %3$s لا تساويان معًا المبلغ الموافق عليه %4$s."),
        ABOVE_ASKED(
                "Line %1$s: the %2$s allowed is more than the %3$s asked.",
                "البند %1$s: المبلغ الموافق عليه %2$s يزيد على المطلوب %3$s."),
        REJECTED_AFTER_DECISION("Rejected after it was decided.", "لم تُقبل المطالبة بعد أن بُت فيها."),
        SUBMISSION_REPLACED(
                "Decided on a submission that another has replaced.", "القرار يخص رسالة حلت محلها رسالة أحدث."),
        DECIDED_TOO_LATE(
                "Decided after it was rejected or called off.", "ورد القرار بعد عدم قبول المطالبة أو بعد إلغائها."),
        SUBMITTED_SINCE("The claim was submitted again since.", "أُرسلت المطالبة من جديد بعد ذلك."),
        STILL_PENDED("Still pended.", "ما زالت قيد البت."),
        PAST_WAITING("The claim is past waiting.", "لم تعد المطالبة بانتظار رد."),
        SAID_BEFORE("The insurer has said so before.", "قالت شركة التأمين ذلك من قبل."),
        DECIDED_SINCE("The insurer has decided again since.", "بتت شركة التأمين فيها من جديد بعد ذلك."),
        NO_CONNECTION(
                "Not sent: this insurer takes no claims electronically.",
                "تعذر الإرسال: لا تستقبل شركة التأمين هذه المطالبات إلكترونيًا."),
        NOT_SENT("Not sent: %1$s", "تعذر الإرسال: %1$s"),
        REJECTED("The insurer did not accept it: %1$s", "لم تقبلها شركة التأمين: %1$s"),
        PERFORMED_SINCE("Performed since and not claimed: %1$s", "خدمات نُفذت بعد ذلك ولم يُطالب بها: %1$s"),
        REFERENCE_DIFFERS(
                "The reference of payment %1$s at the gateway is not ours.",
                "مرجع عملية الدفع %1$s لدى البوابة يختلف عما لدينا."),
        CURRENCY_DIFFERS(
                "The currency of payment %1$s at the gateway is not ours.",
                "عملة عملية الدفع %1$s لدى البوابة تختلف عما لدينا."),
        AMOUNT_DIFFERS(
                "The amount of payment %1$s at the gateway is not ours.",
                "مبلغ عملية الدفع %1$s لدى البوابة يختلف عما لدينا."),
        MOVEMENT_DIFFERS(
                "A movement of payment %1$s at the gateway is not ours.",
                "إحدى حركات عملية الدفع %1$s لدى البوابة تختلف عما لدينا."),
        ORDER_WANTS_OTHER(
                "Order %3$s waits for another payment, or for less: %1$s authorised, %2$s taken.",
                "أمر الدفع %3$s ينتظر دفعة أخرى أو مبلغًا أقل: حُجز %1$s، وحُصّل %2$s."),
        ORDER_COLLECTED(
                "Order %3$s was collected before: %1$s authorised, %2$s taken.",
                "أمر الدفع %3$s حُصّل من قبل: حُجز %1$s، وحُصّل %2$s."),
        ORDER_CLOSED(
                "Order %3$s was closed before: %1$s authorised, %2$s taken.",
                "أمر الدفع %3$s أُغلق من قبل: حُجز %1$s، وحُصّل %2$s."),
        NO_PAYMENT_OF_OURS("A payment of %1$s is none of ours.", "عملية دفع بمبلغ %1$s ليست من عملياتنا."),
        TAKEN_UNASKED("%1$s was taken, and nobody here asked for it.", "حُصّل %1$s ولم نطلب ذلك."),
        GIVEN_BACK_UNASKED("%1$s was given back, and nobody here asked for it.", "رُدّ %1$s ولم نطلب ذلك."),
        START_REFUSED("The payment was not begun: %1$s", "لم تبدأ عملية الدفع: %1$s"),
        CAPTURE_REFUSED("%1$s was not taken: %2$s", "لم يُحصّل %1$s: %2$s"),
        RELEASE_REFUSED("The hold was not released: %1$s", "لم يُفك الحجز: %1$s"),
        REFUND_REFUSED("%1$s was not given back: %2$s", "لم يُردّ %1$s: %2$s"),
        PAYS_NO_CLAIM(
                "%1$s names no claim that was sent to this payer.",
                "العنصر %1$s من القائمة لا يذكر مطالبة أُرسلت إلى شركة التأمين هذه."),
        PAID_UNDECIDED(
                "%1$s is paid before it is decided (BV-00401).", "دُفعت المطالبة %1$s قبل البت فيها (BV-00401)."),
        PAID_IN_OTHER_CURRENCY(
                "%2$s is paid in another currency than the %1$s decided.",
                "دُفعت المطالبة %2$s بعملة غير عملة المبلغ المقرر %1$s."),
        PAID_OTHERWISE(
                "%3$s is paid %1$s in all, and decided at %2$s.",
                "دُفع عن المطالبة %3$s ما مجموعه %1$s، والمقرر %2$s."),
        /** So many more than are kept. */
        MORE("More of the kind: %1$s", "غير ذلك من هذا القبيل: %1$s"),
        /** In English, as remarks were kept before they were data. */
        WRITTEN("%1$s", "%1$s");

        private final String en;
        private final String ar;

        Kind(String en, String ar) {
            this.en = en;
            this.ar = ar;
        }

        Template words() {
            return new Template(en, ar);
        }
    }

    public Remark {
        sums = List.copyOf(sums);
        detail = detail == null || detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST);
    }

    public static Remark of(Kind kind, Money... sums) {
        return new Remark(kind, null, List.of(sums), null);
    }

    public static Remark quoting(Kind kind, String detail, Money... sums) {
        return new Remark(kind, null, List.of(sums), detail);
    }

    public static Remark at(int line, Kind kind, Money... sums) {
        return new Remark(kind, line, List.of(sums), null);
    }

    public static Remark currency(int line, String wanted) {
        return new Remark(Kind.OTHER_CURRENCY, line, List.of(), wanted);
    }

    /** As many as are kept, with how many were left out. */
    static List<Remark> bounded(List<Remark> remarks) {
        if (remarks.size() <= MOST) {
            return List.copyOf(remarks);
        }
        List<Remark> first = new ArrayList<>(remarks.subList(0, MOST));
        first.add(quoting(Kind.MORE, Integer.toString(remarks.size() - MOST)));
        return List.copyOf(first);
    }
}
