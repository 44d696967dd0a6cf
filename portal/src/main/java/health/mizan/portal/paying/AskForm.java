package health.mizan.portal.paying;

import health.mizan.billquestions.BillQuestion;
import health.mizan.billquestions.BillQuestions;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.paylinks.PayLink;
import health.mizan.portal.kit.Choice;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A question about a bill, or an objection to it; the billing office reads it. However often a form is sent, it asks once. */
@Controller
@ForNode(NodeRole.PORTAL)
class AskForm {

    private static final String ASK = "/ask";

    private final BillDoors doors;
    private final BillQuestions questions;
    private final Pages pages;

    AskForm(BillDoors doors, BillQuestions questions, Pages pages) {
        this.doors = doors;
        this.questions = questions;
        this.pages = pages;
    }

    /** @param done whether a question was sent just now */
    @GetMapping(PayingRoutes.LINK + ASK)
    void form(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (doors.open(token, request, response).isPresent()) {
            show(token, done != null, Form.empty(), request, response);
        }
    }

    @PostMapping(PayingRoutes.LINK + ASK)
    void ask(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<PayLink> link = doors.open(token, request, response);
        if (link.isEmpty()) {
            return;
        }
        BillQuestion.Kind what = Codes.of(BillQuestion.Kind.class, kind).orElse(BillQuestion.Kind.QUESTION);
        UUID once = PayForm.number(form);
        BillQuestions.Asking asking = once == null ? null : asked(link.get(), once, what, words);
        if (asking == BillQuestions.Asking.DONE) {
            Page page = doors.page(token, ASK, request);
            BillDoors.goTo(response, "/" + page.language().code() + page.path() + "?done");
            return;
        }
        // What looks like a card number is not shown again either.
        String typed = asking == BillQuestions.Asking.CARD_NUMBER ? "" : words;
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        show(
                token,
                false,
                new Form(Map.of("kind", kind, "words", typed), Map.of())
                        .with("words", "paying.ask." + (asking == null ? "broken" : Codes.code(asking))),
                request,
                response);
    }

    private BillQuestions.Asking asked(PayLink of, UUID form, BillQuestion.Kind kind, String words) {
        var about = new BillQuestions.About(of.debt(), of.patient(), of.facility());
        return questions.ask(of.holder(), form, about, kind, words);
    }

    private void show(String token, boolean done, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = doors.page(token, ASK, request);
        List<Choice> kinds = List.of(
                new Choice("question", page.text("paying.ask.question"), null, null, true),
                new Choice("dispute", page.text("paying.ask.dispute"), null, null, false));
        pages.show(
                response,
                "paying/ask.jte",
                page,
                Map.of("token", token, "done", done, "form", form, "kinds", kinds, "once", questions.next()));
    }
}
