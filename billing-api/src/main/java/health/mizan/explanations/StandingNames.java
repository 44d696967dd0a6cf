package health.mizan.explanations;

import health.mizan.eligibility.EligibilityAnswer.Standing;

/** What a payer's verdict on a visit means to the person at the desk. */
public final class StandingNames {

    private StandingNames() {}

    public static Sentence of(Standing standing) {
        return switch (standing) {
            case ELIGIBLE -> new Sentence("Covered at this site.", "التغطية سارية في هذا الموقع.");
            case NOT_ACTIVE ->
                new Sentence("Not covered: the policy is not active.", "غير مغطى: وثيقة التأمين غير سارية.");
            case NOT_COVERED ->
                new Sentence(
                        "Not covered: the policy does not include this visit.",
                        "غير مغطى: الوثيقة لا تشمل هذه الزيارة.");
            case NOT_DIRECT_BILLING ->
                new Sentence(
                        "Not billed directly: the patient pays here and asks the insurer for the money.",
                        "لا توجد فوترة مباشرة: يدفع المريض هنا ثم يطالب شركة التأمين.");
            case OUT_OF_NETWORK ->
                new Sentence(
                        "Out of the network: the plan's terms for other providers apply.",
                        "خارج الشبكة: تُطبق شروط الوثيقة لمقدمي الخدمة خارج الشبكة.");
            case LIMIT_EXHAUSTED ->
                new Sentence("Not covered: the limit is used up.", "غير مغطى: تم استنفاد حد التغطية.");
            case COVERAGE_SUSPENDED ->
                new Sentence("Not covered: the policy is suspended.", "غير مغطى: التغطية موقوفة مؤقتًا.");
            case PROVIDER_CONTRACT_SUSPENDED ->
                new Sentence(
                        "Not covered here: the insurer's contract with this site is suspended.",
                        "غير مغطى هنا: عقد شركة التأمين مع هذا الموقع موقوف.");
            case MEMBER_NOT_FOUND ->
                new Sentence(
                        "The insurer does not know this member number.", "رقم العضوية غير معروف لدى شركة التأمين.");
        };
    }
}
