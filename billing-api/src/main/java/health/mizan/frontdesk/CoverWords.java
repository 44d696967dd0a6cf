package health.mizan.frontdesk;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.Benefit.Kind;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.explanations.CategoryNames;
import health.mizan.explanations.Percent;
import health.mizan.explanations.Sentence;
import health.mizan.explanations.StandingNames;
import health.mizan.explanations.Template;
import health.mizan.frontdesk.EligibilityCheckView.Said;
import health.mizan.money.Money;
import health.mizan.sharing.NetworkSide;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A check as the desk reads it: whether the visit is covered first, then network, what is left, what the patient pays,
 * approval, deductible, and how old the answer is.
 */
final class CoverWords {

    private static final Template COVERED =
            new Template("Covered for %1$s %2$s at this site.", "التغطية تشمل %1$s %2$s في هذا الموقع.");
    private static final Sentence ANY_CARE = new Sentence("care", "الرعاية");
    private static final Sentence TODAY = new Sentence("today", "اليوم");
    private static final Template ON = new Template("on %1$s", "بتاريخ %1$s");
    private static final Sentence IN_NETWORK = new Sentence("In the plan's network.", "ضمن شبكة الوثيقة.");
    private static final Sentence LAPSED = new Sentence("The policy is not in force.", "الوثيقة غير سارية المفعول.");
    private static final Template LIMIT_LEFT =
            new Template("%1$s limit: %2$s left of %3$s.", "حد %1$s: المتبقي %2$s من %3$s.");
    private static final Template LIMIT = new Template("%1$s limit: %2$s.", "حد %1$s: %2$s.");
    private static final Template PAYS = new Template("You pay %1$s%2$s.", "تدفع %1$s%2$s.");
    private static final Template PAYS_AT_MOST =
            new Template("You pay %1$s%2$s, at most %3$s.", "تدفع %1$s%2$s، بحد أقصى %3$s.");
    private static final Template FOR = new Template(" for %1$s", " عن %1$s");
    private static final Template APPROVAL =
            new Template("Approval is needed above %1$s%2$s.", "الموافقة المسبقة مطلوبة فوق %1$s%2$s.");
    private static final Sentence NO_APPROVAL =
            new Sentence("The payer names no approval limit.", "لم تحدد شركة التأمين حدًا للموافقة المسبقة.");
    private static final Template DEDUCTIBLE_LEFT =
            new Template("Deductible%1$s: %2$s still open of %3$s.", "مبلغ التحمّل%1$s: المتبقي %2$s من %3$s.");
    private static final Template DEDUCTIBLE = new Template("Deductible%1$s: %2$s.", "مبلغ التحمّل%1$s: %2$s.");
    private static final Template ANSWERED = new Template("Answered %1$s by %2$s.", "أجابت %2$s الساعة %1$s.");
    private static final Sentence ASKING = new Sentence("The payer is being asked.", "جارٍ سؤال شركة التأمين.");
    private static final Sentence SLOW = new Sentence(
            "The payer has not answered yet: go on by the plan's terms, the question stays open.",
            "لم تُجب شركة التأمين بعد: تابع حسب شروط الوثيقة، والسؤال ما زال مفتوحًا.");
    private static final Sentence NO_DOOR = new Sentence(
            "This payer takes no questions electronically: call it, or use the price without insurance.",
            "لا تستقبل هذه الجهة الأسئلة إلكترونيًا: اتصل بها أو استخدم السعر دون تأمين.");
    private static final Sentence SILENT = new Sentence(
            "The payer did not answer: ask again, or go on by the plan's terms.",
            "لم تُجب شركة التأمين: أعد السؤال أو تابع حسب شروط الوثيقة.");
    private static final Template REFUSED = new Template(
            "The payer could not process the question (%1$s): check the cover and ask again.",
            "تعذّر على شركة التأمين معالجة السؤال (%1$s): تحقق من التغطية ثم أعد السؤال.");
    private static final Sentence NOTHING = new Sentence("", "");

    private static final Sentence NOBODY =
            new Sentence("The insurer covers nobody with this number.", "لا تغطي شركة التأمين أحدًا بهذا الرقم.");

    private CoverWords() {}

    /**
     * What the words are about.
     *
     * @param member whether the payer was asked about a member's cover, and not about a number alone
     */
    record Asked(
            CheckState state,
            @Nullable String reason,
            @Nullable EligibilityAnswer answer,
            LocalDate serviceDate,
            Set<ServiceCategory> categories,
            @Nullable Instant settledAt,
            boolean member) {

        static Asked of(EligibilityCheck check) {
            return new Asked(
                    check.state(),
                    check.reason(),
                    check.answer(),
                    check.serviceDate(),
                    check.categories(),
                    check.settledAt(),
                    true);
        }
    }

    /** @param now as the clock on the desk's wall shows it */
    static List<Said> of(Asked check, Sentence payer, ZoneId zone, LocalDateTime now) {
        return switch (check.state()) {
            case REQUESTED, ASKED -> List.of(new Said("state", ASKING));
            case TENTATIVE -> List.of(new Said("state", SLOW));
            case UNANSWERED -> List.of(new Said("state", unanswered(check.reason())));
            case ANSWERED -> answered(check, payer, zone, now);
        };
    }

    private static Sentence unanswered(@Nullable String reason) {
        return switch (reason) {
            case EligibilityCheck.NO_CONNECTION -> NO_DOOR;
            case EligibilityCheck.NO_ANSWER -> SILENT;
            case null -> SILENT;
            default -> REFUSED.with(reason);
        };
    }

    private static List<Said> answered(Asked check, Sentence payer, ZoneId zone, LocalDateTime now) {
        List<Said> said = new ArrayList<>();
        EligibilityAnswer answer = check.answer();
        if (answer != null) {
            said.add(new Said("standing", standing(check, answer.standing(), now)));
            if (!answer.inForce()) {
                if (check.member() || answer.standing() != Standing.MEMBER_NOT_FOUND) {
                    said.add(new Said("in-force", LAPSED));
                }
            } else if (answer.standing() == Standing.ELIGIBLE || answer.standing() == Standing.OUT_OF_NETWORK) {
                terms(answer, said);
            }
        }
        if (check.settledAt() != null) {
            LocalDateTime at = LocalDateTime.ofInstant(check.settledAt(), zone);
            LocalTime time = at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
            String when = at.toLocalDate().equals(now.toLocalDate()) ? time.toString() : at.toLocalDate() + " " + time;
            said.add(new Said("age", ANSWERED.with(when, payer)));
        }
        return said;
    }

    private static Sentence standing(Asked check, Standing standing, LocalDateTime now) {
        if (standing != Standing.ELIGIBLE) {
            return standing == Standing.MEMBER_NOT_FOUND && !check.member() ? NOBODY : StandingNames.of(standing);
        }
        Sentence care = check.categories().isEmpty()
                ? ANY_CARE
                : Sentence.listed(check.categories().stream()
                        .sorted()
                        .map(CategoryNames::of)
                        .toList());
        Sentence day = check.serviceDate().equals(now.toLocalDate()) ? TODAY : ON.with(check.serviceDate());
        return COVERED.with(care, day);
    }

    private static void terms(EligibilityAnswer answer, List<Said> said) {
        NetworkSide side = answer.standing() == Standing.ELIGIBLE ? NetworkSide.IN_NETWORK : NetworkSide.OUT_OF_NETWORK;
        List<Benefit> benefits = answer.benefits().stream()
                .filter(benefit -> benefit.side().covers(side))
                .toList();
        if (side == NetworkSide.IN_NETWORK) {
            said.add(new Said("network", IN_NETWORK));
        }
        each(benefits, Kind.BENEFIT, said, "limit", CoverWords::limit);
        each(benefits, Kind.COPAY_PERCENT, said, "copay", benefit -> percent(benefit, benefits));
        each(benefits, Kind.COPAY, said, "copay", benefit -> Optional.ofNullable(benefit.allowed())
                .map(amount -> PAYS.with(amount, kind(benefit))));
        int before = said.size();
        each(benefits, Kind.APPROVAL_LIMIT, said, "approval", benefit -> Optional.ofNullable(benefit.allowed())
                .map(amount -> APPROVAL.with(amount, kind(benefit))));
        if (said.size() == before) {
            said.add(new Said("approval", NO_APPROVAL));
        }
        each(benefits, Kind.DEDUCTIBLE, said, "deductible", CoverWords::deductible);
    }

    private static void each(
            List<Benefit> benefits,
            Kind kind,
            List<Said> said,
            String topic,
            Function<Benefit, Optional<Sentence>> words) {
        benefits.stream()
                .filter(benefit -> benefit.kind() == kind)
                .flatMap(benefit -> words.apply(benefit).stream())
                .forEach(sentence -> said.add(new Said(topic, sentence)));
    }

    private static Optional<Sentence> limit(Benefit benefit) {
        Money allowed = benefit.allowed();
        if (allowed == null) {
            return Optional.empty();
        }
        ServiceCategory category = benefit.category();
        Sentence care = category == null ? new Sentence("Overall", "التغطية العامة") : CategoryNames.of(category);
        return Optional.of(
                benefit.used() == null
                        ? LIMIT.with(care, allowed)
                        : LIMIT_LEFT.with(care, left(allowed, benefit.used()), allowed));
    }

    private static Optional<Sentence> percent(Benefit benefit, List<Benefit> all) {
        Integer points = benefit.basisPoints();
        if (points == null) {
            return Optional.empty();
        }
        Percent percent = new Percent(points);
        return Optional.of(all.stream()
                .filter(other -> other.kind() == Kind.COPAY_MAXIMUM && other.category() == benefit.category())
                .flatMap(other -> Optional.ofNullable(other.allowed()).stream())
                .findFirst()
                .map(cap -> PAYS_AT_MOST.with(percent, kind(benefit), cap))
                .orElseGet(() -> PAYS.with(percent, kind(benefit))));
    }

    private static Optional<Sentence> deductible(Benefit benefit) {
        Money allowed = benefit.allowed();
        if (allowed == null) {
            return Optional.empty();
        }
        return Optional.of(
                benefit.used() == null
                        ? DEDUCTIBLE.with(kind(benefit), allowed)
                        : DEDUCTIBLE_LEFT.with(kind(benefit), left(allowed, benefit.used()), allowed));
    }

    private static Sentence kind(Benefit benefit) {
        ServiceCategory category = benefit.category();
        return category == null ? NOTHING : FOR.with(CategoryNames.of(category));
    }

    private static Money left(Money allowed, Money used) {
        return allowed.minus(used).max(Money.zero(allowed.currency()));
    }
}
