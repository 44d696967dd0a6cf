package health.mizan.portal.desk.patient;

import health.mizan.discoveries.Discovered;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.frontdesk.DeskCover;
import health.mizan.frontdesk.DiscoveryView;
import health.mizan.frontdesk.EligibilityCheckView;
import health.mizan.frontdesk.InsurerSaid;
import health.mizan.masterdata.Codes;
import health.mizan.portal.kit.Tone;
import health.mizan.portal.pages.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The box that a clerk looks at first: is this visit covered?
 *
 * @param check    the question's id; null if there is none
 * @param stage    none, unasked, asking, slow, silent, unanswered or answered
 * @param word     code of the headline; for an answer, the standing
 * @param said     what the insurer's answer means, in sentences
 * @param took     seconds it took, such as {@code 0.6}
 * @param before   the last answer, while a question is open or was in vain
 */
public record CoverView(
        @Nullable String check,
        String stage,
        String word,
        Tone tone,
        @Nullable String insurer,
        @Nullable String plan,
        @Nullable LocalDate until,
        List<String> said,
        List<BenefitRow> benefits,
        @Nullable String reference,
        @Nullable ZonedDateTime at,
        @Nullable String took,
        @Nullable CoverView before) {

    private static final Duration SLOW = Duration.ofSeconds(3);

    static CoverView of(DeskCover cover, Language language, ZoneId zone, Instant now) {
        EligibilityCheckView check = cover.check();
        if (cover.coverage() == null) {
            return bare("none", Tone.QUIET);
        }
        String plan = cover.coverage().terms().policy().plan();
        LocalDate until = cover.coverage().terms().period().to();
        if (check == null) {
            return bare("unasked", Tone.QUIET);
        }
        return of(check.id().toString(), check, language, zone, now)
                .with(
                        plan,
                        until,
                        cover.before() == null
                                ? null
                                : of(cover.before().id().toString(), cover.before(), language, zone, now));
    }

    /** Of somebody without a file: plan and last day are those that the insurer named. */
    public static CoverView of(DiscoveryView asked, Language language, Instant now) {
        Discovered.Cover named = asked.cover();
        CoverView view =
                of(asked.id().toString(), asked, language, asked.facility().timeZone(), now);
        return named == null ? view : view.with(named.plan(), named.until(), null);
    }

    private CoverView with(@Nullable String plan, @Nullable LocalDate until, @Nullable CoverView before) {
        return new CoverView(
                check, stage, word, tone, insurer, plan, until, said, benefits, reference, at, took, before);
    }

    /** Whether it may still change by itself. */
    public boolean open() {
        return stage.equals("asking") || stage.equals("slow") || stage.equals("silent");
    }

    /** Until it is asked for again. Most insurers answer within the first second, and somebody stands at the desk. */
    public String pause() {
        return stage.equals("asking") ? "300ms" : "1s";
    }

    public boolean answered() {
        return stage.equals("answered");
    }

    /** How long somebody has waited decides what is said meanwhile. */
    public static String stage(CheckState state, Instant requestedAt, Instant now) {
        return switch (state) {
            case REQUESTED, ASKED -> requestedAt.plus(SLOW).isAfter(now) ? "asking" : "slow";
            case TENTATIVE -> "silent";
            case UNANSWERED -> "unanswered";
            case ANSWERED -> "answered";
        };
    }

    private static CoverView bare(String stage, Tone tone) {
        return new CoverView(null, stage, stage, tone, null, null, null, List.of(), List.of(), null, null, null, null);
    }

    private static CoverView of(String id, InsurerSaid check, Language language, ZoneId zone, Instant now) {
        String stage = stage(check.state(), check.requestedAt(), now);
        EligibilityCheckView.Answered answer = check.answer();
        boolean arabic = language == Language.ARABIC;
        return new CoverView(
                id,
                stage,
                answer == null ? stage : word(answer),
                answer == null ? Tone.WAITING : tone(answer),
                arabic ? check.payer().nameAr() : check.payer().nameEn(),
                null,
                null,
                check.sentences().stream()
                        .filter(said -> List.of("state", "standing", "in-force", "network")
                                .contains(said.topic()))
                        .map(said -> arabic ? said.ar() : said.en())
                        .toList(),
                answer == null ? List.of() : BenefitRow.of(answer.standing(), answer.benefits(), language),
                answer == null ? null : answer.reference(),
                check.settledAt() == null ? null : check.settledAt().atZone(zone),
                took(check),
                null);
    }

    private static String word(EligibilityCheckView.Answered answer) {
        return answer.inForce() ? Codes.code(answer.standing()) : Codes.code(Standing.NOT_ACTIVE);
    }

    private static Tone tone(EligibilityCheckView.Answered answer) {
        if (!answer.inForce()) {
            return Tone.BAD;
        }
        return switch (answer.standing()) {
            case ELIGIBLE -> Tone.GOOD;
            case OUT_OF_NETWORK, NOT_DIRECT_BILLING -> Tone.WAITING;
            case NOT_ACTIVE,
                    NOT_COVERED,
                    LIMIT_EXHAUSTED,
                    COVERAGE_SUSPENDED,
                    PROVIDER_CONTRACT_SUSPENDED,
                    MEMBER_NOT_FOUND -> Tone.BAD;
        };
    }

    private static @Nullable String took(InsurerSaid check) {
        if (check.answer() == null || check.settledAt() == null) {
            return null;
        }
        long millis = Duration.between(check.requestedAt(), Objects.requireNonNull(check.settledAt()))
                .toMillis();
        return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
