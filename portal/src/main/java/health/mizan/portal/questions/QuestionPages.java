package health.mizan.portal.questions;

import health.mizan.access.Caller;
import health.mizan.billquestions.BillQuestion;
import health.mizan.billquestions.BillQuestions;
import health.mizan.billquestions.QuestionAndAnswer;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.parties.Phi;
import health.mizan.patients.Patients;
import health.mizan.payments.Debt;
import health.mizan.portal.kit.Form;
import health.mizan.portal.office.Office;
import health.mizan.portal.office.Pager;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Questions and objections of payers that wait for an answer; one is closed by saying what was answered. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office/questions")
class QuestionPages {

    private final Office office;
    private final BillQuestions questions;
    private final Patients patients;
    private final Invoices invoices;
    private final Pages pages;

    QuestionPages(Office office, BillQuestions questions, Patients patients, Invoices invoices, Pages pages) {
        this.office = office;
        this.questions = questions;
        this.patients = patients;
        this.invoices = invoices;
        this.pages = pages;
    }

    @GetMapping
    void list(
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        var rows = questions.open(caller, Office.oldestFirst(cursor));
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/questions.jte",
                page,
                Map.of(
                        "rows", rows,
                        "names",
                                office.names(page, caller, rows.items().stream().map(BillQuestion::patient)),
                        "zone", office.days().zone(),
                        "pager", Pager.of("/office/questions", cursor, rows.next())));
    }

    @GetMapping("/{id}")
    void show(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(id, Form.empty(), request, response);
    }

    @PostMapping("/{id}")
    void answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        BillQuestions.Answering answering = questions.answer(office.caller(), id, answer);
        switch (answering) {
            case DONE -> Answers.goTo(response, pages.page(request, true), "/office/questions");
            case NOT_THERE -> throw Answers.nothingThere();
            case ANSWERED_BEFORE -> late(id, answer, request, response);
            case EMPTY, TOO_LONG, CARD_NUMBER -> {
                // What looks like a card number is not shown again.
                String typed = answering == BillQuestions.Answering.CARD_NUMBER ? "" : answer;
                response.setStatus(Answers.UNFIT);
                String error = "office.question.answer." + Codes.code(answering);
                show(id, Form.wrong("answer", typed, error), request, response);
            }
        }
    }

    private void show(UUID id, Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = office.caller();
        BillQuestion question = questions.find(caller, id).orElseThrow(Answers::nothingThere);
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/question.jte",
                page,
                Map.of(
                        "asked", asked(caller, question),
                        "names", office.names(page, caller, Stream.of(question.patient())),
                        "form", form));
    }

    /** Somebody else was quicker: what they said stands, and what was typed here can still be told to the asker. */
    private void late(UUID id, String typed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        QuestionAndAnswer standing = questions.standing(caller, id).orElseThrow(Answers::nothingThere);
        Page page = pages.page(request, true);
        Map<String, Object> shown = new HashMap<>();
        shown.put("asked", asked(caller, standing.question()));
        shown.put(
                "settled",
                Objects.requireNonNull(standing.settledAt())
                        .atZone(office.days().zone()));
        shown.put(
                "answer",
                Optional.ofNullable(standing.answer()).map(Phi::reveal).orElse(null));
        shown.put("typed", typed.strip());
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        pages.show(response, "office/answered.jte", page, shown);
    }

    private Asked asked(Caller caller, BillQuestion question) {
        String phone = patients.find(caller, question.patient())
                .map(patient -> patient.details().contact().phone())
                .map(Phi::reveal)
                .orElse(null);
        String invoice = question.debt().kind() == Debt.Kind.INVOICE
                ? invoices.find(caller, new InvoiceId(question.debt().id()))
                        .map(Invoice::number)
                        .orElse(null)
                : null;
        return new Asked(question, question.askedAt().atZone(office.days().zone()), phone, invoice);
    }
}
