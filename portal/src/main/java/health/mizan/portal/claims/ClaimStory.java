package health.mizan.portal.claims;

import health.mizan.access.Caller;
import health.mizan.adjudications.Decision;
import health.mizan.claims.Claim;
import health.mizan.claims.Claims;
import health.mizan.denials.Denial;
import health.mizan.denials.DenialState;
import health.mizan.figures.Days;
import health.mizan.followups.FollowUps;
import health.mizan.followups.Question;
import health.mizan.masterdata.Codes;
import health.mizan.portal.kit.Step;
import health.mizan.portal.kit.When;
import health.mizan.portal.kit.Words;
import health.mizan.portal.office.OfficeRights;
import health.mizan.portal.pages.Page;
import health.mizan.remarks.RemarkWords;
import health.mizan.remittances.PayerRemittances;
import health.mizan.remittances.Remittance;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Submission;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a claim, in the order in which it did: what was sent, what was heard, what was made of it. */
@Component
class ClaimStory {

    private final Claims claims;
    private final FollowUps followUps;
    private final PayerRemittances remittances;
    private final Days days;

    ClaimStory(Claims claims, FollowUps followUps, PayerRemittances remittances, Days days) {
        this.claims = claims;
        this.followUps = followUps;
        this.remittances = remittances;
        this.days = days;
    }

    /**
     * @param message the number under which the message log has it; null for what no message told
     */
    record Event(
            Instant at,
            String title,
            @Nullable String note,
            @Nullable UUID message) {

        Event(Instant at, String title, @Nullable String note) {
            this(at, title, note, null);
        }
    }

    List<Step> of(Page page, Caller caller, Claim claim, List<Hearing> hearings, List<Denial> denials) {
        List<Event> events = new ArrayList<>();
        events.add(new Event(claim.createdAt(), page.text("office.story.drafted"), null));
        claims.submissions(claim.id()).forEach(sent -> events.add(sent(page, sent)));
        hearings.forEach(heard -> heard(page, heard, events));
        followUps.questions(claim.id()).forEach(question -> asked(page, question, events));
        claims.decisions(claim.id()).forEach(decision -> posted(page, decision, events));
        denials.forEach(denial -> denied(page, denial, events));
        remittances.of(caller, claim.id()).forEach(one -> events.add(remitted(page, one)));
        List<Step> steps = steps(page, OfficeRights.of(caller), events, days.zone());
        next(page, claim).ifPresent(steps::add);
        return steps;
    }

    /** The oldest first; with the way to the message for those whom the message log admits. */
    static List<Step> steps(Page page, OfficeRights rights, List<Event> events, ZoneId zone) {
        return events.stream()
                .sorted(Comparator.comparing(Event::at))
                .map(event -> new Step(
                        Step.Place.DONE,
                        event.title(),
                        Words.isolated(When.stamp(event.at().atZone(zone))),
                        event.note(),
                        rights.messages() && event.message() != null
                                ? new Step.More(
                                        "/ops/messages/about/" + event.message(), page.text("office.story.message"))
                                : null))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Event remitted(Page page, Remittance paid) {
        return new Event(
                paid.heardAt(),
                page.text("office.story.paid", Words.sum(page, paid.amount())),
                page.text("office.story.paid.text", paid.number(), paid.paidOn().toString()),
                paid.list());
    }

    private static Event sent(Page page, Submission sent) {
        return new Event(
                sent.createdAt(),
                page.text(sent.prior() == null ? "office.story.sent" : "office.story.sent.again", sent.number()),
                page.text("office.story.number", ClaimSheet.number(sent.id().toString())),
                sent.id());
    }

    private static void heard(Page page, Hearing heard, List<Event> events) {
        String faults = heard.faults().stream()
                .map(fault -> fault.code() + ": " + fault.text())
                .collect(Collectors.joining("; "));
        String said = page.text("office.story.heard." + Codes.code(heard.kind()));
        events.add(new Event(
                heard.heardAt(),
                heard.effect() == Hearing.Effect.TAKEN
                        ? said
                        : page.text("office.story.heard." + Codes.code(heard.effect()), said),
                !faults.isEmpty()
                        ? Words.isolated(faults)
                        : heard.why().isEmpty()
                                ? page.text("office.story.number", heard.payerReference())
                                : Words.said(page, RemarkWords.of(heard.why())),
                heard.submission()));
        Hearing.Ruled ruled = heard.ruled();
        if (ruled != null) {
            events.add(new Event(
                    ruled.at(), page.text("office.story.ruled." + Codes.code(ruled.ruling())), ruled.reason()));
        }
    }

    private static void asked(Page page, Question question, List<Event> events) {
        events.add(new Event(question.askedAt(), page.text("office.story.asked"), null, question.id()));
        Question.Outcome outcome = question.outcome();
        Instant answered = question.answeredAt();
        if (outcome != null && answered != null) {
            events.add(new Event(
                    answered,
                    page.text("office.story.asked.answered"),
                    page.text("office.story.asked." + Codes.code(outcome)),
                    question.id()));
        }
    }

    private static void posted(Page page, Decision decision, List<Event> events) {
        Instant posted = decision.postedAt();
        if (posted != null) {
            events.add(new Event(
                    posted,
                    page.text("office.story.posted"),
                    page.text(
                            "office.story.posted.text",
                            Words.sum(page, decision.totals().benefit()),
                            Words.sum(page, decision.totals().patient()),
                            Words.sum(page, decision.totals().denied()))));
        }
    }

    private static void denied(Page page, Denial denial, List<Event> events) {
        events.add(new Event(
                denial.raisedAt(),
                page.text("office.story.denied", denial.sequence()),
                denial.state() == DenialState.OPEN
                        ? page.text(
                                "office.story.denied.until", denial.decideBy().toString())
                        : page.text("office.denial.state." + Codes.code(denial.state()))));
    }

    /** What is waited for. */
    private static Optional<Step> next(Page page, Claim claim) {
        return switch (claim.state()) {
            case DRAFT, HELD, READY -> later(page, "office.story.next.send");
            case SUBMITTED, PENDED -> later(page, "office.story.next.answer");
            case DECIDED -> later(page, "office.story.next.post");
            case REJECTED -> later(page, "office.story.next.mend");
            case POSTED, CANCELLED -> Optional.empty();
        };
    }

    private static Optional<Step> later(Page page, String key) {
        return Optional.of(new Step(Step.Place.NEXT, page.text(key), null, null));
    }
}
