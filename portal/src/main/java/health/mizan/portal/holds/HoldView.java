package health.mizan.portal.holds;

import health.mizan.cardholds.CardHold;
import health.mizan.money.Money;
import health.mizan.portal.kit.Step;
import health.mizan.portal.kit.Step.Place;
import health.mizan.portal.kit.When;
import health.mizan.portal.kit.Words;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hold in the words of its page: for patients who are signed in and for those who came by a link.
 *
 * @param state the last part of the texts' keys
 * @param until the day on which it ends by itself; null if none is named or it has ended
 */
public record HoldView(
        String state,
        Money amount,
        String site,
        LocalDate visit,
        @Nullable LocalDate until,
        List<Step> steps) {

    public HoldView {
        steps = List.copyOf(steps);
    }

    public static HoldView of(CardHold hold, Page page) {
        boolean arabic = page.language() == Language.ARABIC;
        boolean stands = hold.state() == CardHold.State.HELD;
        Instant until = hold.until();
        return new HoldView(
                state(hold),
                hold.amount(),
                arabic ? hold.site().nameAr() : hold.site().nameEn(),
                hold.visit(),
                stands && until != null ? day(hold, until) : null,
                steps(hold, page));
    }

    private static String state(CardHold hold) {
        return switch (hold.state()) {
            case PLACING -> "placing";
            case UNKNOWN -> "unknown";
            case HELD -> hold.releasing() ? "releasing" : "held";
            case TAKEN -> "taken";
            case RELEASED -> "released";
            case EXPIRED -> "expired";
            case FAILED -> "failed";
        };
    }

    private static List<Step> steps(CardHold hold, Page page) {
        return switch (hold.state()) {
            case PLACING, UNKNOWN, FAILED -> List.of();
            case HELD -> standing(hold, page);
            case TAKEN -> {
                List<Step> steps = new ArrayList<>(List.of(placed(hold, page)));
                steps.add(ended(hold, page, "taken", page.text("hold.step.taken.note", Words.sum(page, hold.taken()))));
                if (hold.released().isPositive()) {
                    steps.add(ended(
                            hold, page, "rest", page.text("hold.step.rest.note", Words.sum(page, hold.released()))));
                }
                yield steps;
            }
            case RELEASED, EXPIRED -> List.of(placed(hold, page), ended(hold, page, state(hold), null));
        };
    }

    private static List<Step> standing(CardHold hold, Page page) {
        boolean over = hold.visitState() == health.mizan.cases.CaseState.CONFIRMED;
        List<Step> steps = new ArrayList<>();
        steps.add(placed(hold, page));
        steps.add(new Step(
                over ? Place.DONE : Place.NOW,
                page.text("hold.step.visit"),
                When.day(page.language(), hold.visit()),
                null));
        steps.add(new Step(
                !over ? Place.NEXT : hold.billed() ? Place.DONE : Place.NOW,
                page.text("hold.step.answer"),
                null,
                null));
        steps.add(new Step(
                over && hold.billed() ? Place.NOW : Place.NEXT,
                page.text("hold.step.take"),
                null,
                page.text("hold.step.take.note", Words.sum(page, hold.amount()))));
        Instant until = hold.until();
        steps.add(new Step(
                Place.NEXT,
                page.text("hold.step.release"),
                until == null ? null : page.text("hold.step.release.by", When.day(page.language(), day(hold, until))),
                null));
        return steps;
    }

    private static Step placed(CardHold hold, Page page) {
        return new Step(
                Place.DONE, page.text("hold.step.placed"), When.day(page.language(), day(hold, hold.placedAt())), null);
    }

    private static Step ended(CardHold hold, Page page, String how, @Nullable String note) {
        Instant at = hold.endedAt();
        return new Step(
                Place.DONE,
                page.text("hold.step." + how),
                at == null ? null : When.day(page.language(), day(hold, at)),
                note);
    }

    private static LocalDate day(CardHold hold, Instant at) {
        return LocalDate.ofInstant(at, hold.site().zone());
    }
}
