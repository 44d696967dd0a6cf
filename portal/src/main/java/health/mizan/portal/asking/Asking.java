package health.mizan.portal.asking;

import health.mizan.access.Caller;
import health.mizan.billquestions.BillQuestion;
import health.mizan.billquestions.BillQuestions;
import health.mizan.masterdata.Codes;
import health.mizan.portal.kit.Choice;
import health.mizan.portal.kit.Form;
import health.mizan.portal.kit.Typed;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows the form of a question, and hands what was sent to those who keep it. */
@Component
public class Asking {

    private final BillQuestions questions;
    private final Pages pages;

    Asking(BillQuestions questions, Pages pages) {
        this.questions = questions;
        this.pages = pages;
    }

    /**
     * Where a question is asked.
     *
     * @param about address of the page that it is about; the form is at {@code /ask} below it
     * @param title a text's key
     * @param back  a text's key
     * @param past  what the same asker asked before; empty too while that is guarded
     * @param guarded whether earlier questions are shown only to who knows the birth year, which is not known of this one
     */
    public record Place(Page page, String about, String title, String back, List<PastQuestion> past, boolean guarded) {

        public Place {
            past = List.copyOf(past);
        }

        String form() {
            return about + "/ask";
        }

        /** After a question: a reload sends nothing again. */
        public String done() {
            return form() + "?done";
        }
    }

    /** @param done whether a question was sent just now */
    public void show(HttpServletResponse response, Place place, boolean done) throws IOException {
        show(response, place, done, Form.empty());
    }

    /** True if the question was kept; else the form is shown again. */
    public boolean ask(Caller caller, BillQuestions.About about, Sent sent, HttpServletResponse response, Place place)
            throws IOException {
        BillQuestion.Kind what = Codes.of(BillQuestion.Kind.class, sent.kind()).orElse(BillQuestion.Kind.QUESTION);
        UUID once = Typed.id(sent.form());
        BillQuestions.Asking asking = once == null ? null : questions.ask(caller, once, about, what, sent.words());
        if (asking == BillQuestions.Asking.DONE) {
            return true;
        }
        // What looks like a card number is not shown again either.
        String again = asking == BillQuestions.Asking.CARD_NUMBER ? "" : sent.words();
        response.setStatus(Answers.UNFIT);
        show(
                response,
                place,
                false,
                new Form(Map.of("kind", sent.kind(), "words", again), Map.of())
                        .with("words", "paying.ask." + (asking == null ? "broken" : Codes.code(asking))));
        return false;
    }

    /**
     * As it was sent; what was left out is empty.
     *
     * @param form the number that it was shown with, so that sending it twice asks once
     * @param kind question or dispute
     */
    public record Sent(String form, String kind, String words) {

        public Sent {
            form = Objects.requireNonNullElse(form, "");
            kind = Objects.requireNonNullElse(kind, "");
            words = Objects.requireNonNullElse(words, "");
        }
    }

    private void show(HttpServletResponse response, Place place, boolean done, Form form) throws IOException {
        Page page = place.page();
        List<Choice> kinds = List.of(
                new Choice("question", page.text("paying.ask.question"), null, null, true),
                new Choice("dispute", page.text("paying.ask.dispute"), null, null, false));
        pages.show(
                response,
                "asking/ask.jte",
                page,
                Map.of(
                        "about", place.about(),
                        "action", place.form(),
                        "title", page.text(place.title()),
                        "back", page.text(place.back()),
                        "done", done,
                        "form", form,
                        "kinds", kinds,
                        "once", questions.next(),
                        "past", place.past(),
                        "guarded", place.guarded()));
    }
}
