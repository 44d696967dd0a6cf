package health.mizan.portal.desk.collect;

import health.mizan.access.Caller;
import health.mizan.deskpayments.Means;
import health.mizan.dues.DeskDues;
import health.mizan.dues.Due;
import health.mizan.dues.Taken;
import health.mizan.dues.Takings;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.patients.Patient;
import health.mizan.payments.Debt;
import health.mizan.portal.desk.Answers;
import health.mizan.portal.desk.Forms;
import health.mizan.portal.desk.Once;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.desk.Who;
import health.mizan.portal.kit.Form;
import health.mizan.portal.kit.Typed;
import health.mizan.portal.kit.Words;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes money at the desk: on a terminal, in cash, by a link, or sends on to setting an amount aside. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/desk/p/{id}/collect")
class CollectPage {

    private static final String LINK = "link";

    private final Seen seen;
    private final DeskDues dues;
    private final Takings takings;
    private final DeskLinks links;
    private final Once once;
    private final Pages pages;

    CollectPage(Seen seen, DeskDues dues, Takings takings, DeskLinks links, Once once, Pages pages) {
        this.seen = seen;
        this.dues = dues;
        this.takings = takings;
        this.links = links;
        this.once = once;
        this.pages = pages;
    }

    @GetMapping
    void show(
            @PathVariable UUID id,
            @RequestParam String kind,
            @RequestParam UUID debt,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Patient patient = seen.patient(id);
        Due due = due(patient, kind, debt);
        Form form = new Form(
                Map.of("amount", due.suggested().toDecimal().toPlainString(), "key", once.key(), "means", "terminal"),
                Map.of());
        show(patient, due, form, request, response);
    }

    @PostMapping
    void take(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Patient patient = seen.patient(id);
        UUID debt = Optional.ofNullable(Once.id(typed.getOrDefault("debt", ""))).orElseThrow(Seen::nothingThere);
        Due due = due(patient, typed.getOrDefault("kind", ""), debt);
        Form form = Forms.of(typed, "kind", "debt", "means", "amount", "slip", "key");
        if (form.typed("means").equals("hold") && due.ofVisit()) {
            Answers.goTo(response, pages.page(request, true), "/desk/p/" + id + "/hold?visit=" + debt);
            return;
        }
        Page page = pages.page(request, true);
        try {
            Answers.goTo(response, page, collected(patient, due, checked(form, due, page), request, response));
        } catch (Once.Refused refused) {
            refused(patient, due, refused.form(), request, response);
        }
    }

    private static Form checked(Form form, Due due, Page page) {
        Optional<Money> amount = Typed.sum(form.typed("amount"), due.most().currency());
        Form checked = amount.isPresent() ? form : form.with("amount", "desk.collect.amount.wrong");
        if (!form.typed("means").equals(LINK) && means(form).isEmpty()) {
            checked = checked.with("means", "desk.collect.means.wrong");
        }
        if (amount.filter(sum -> sum.exceeds(due.most())).isPresent()) {
            checked = checked.with("amount", "desk.collect.amount.most", Words.sum(page, due.most()));
        }
        if (checked.hasErrors()) {
            throw new Once.Refused(checked);
        }
        return checked;
    }

    private String collected(
            Patient patient, Due due, Form form, HttpServletRequest request, HttpServletResponse response) {
        Money amount = Typed.sum(form.typed("amount"), due.most().currency()).orElseThrow();
        UUID id = patient.id().value();
        Page page = pages.page(request, true);
        if (!form.typed("means").equals(LINK)) {
            return once.act(seen.caller(), request, form, () -> taken(id, due, form, amount, page))
                    .toString();
        }
        if (due.beingPaid() || !amount.isPositive()) {
            throw new Once.Refused(
                    due.beingPaid()
                            ? form.with("means", CollectView.busy(due.paying()))
                            : form.with("amount", "desk.collect.amount.wrong"));
        }
        return links.make(
                new DeskLinks.Deal(seen.caller(), patient.id(), due.debt()), form, amount, () -> {}, request, response);
    }

    private URI taken(UUID id, Due due, Form form, Money amount, Page page) {
        Caller caller = seen.caller();
        String slip = form.typed("slip");
        Taken taken = takings.take(caller, due.debt(), means(form).orElseThrow(), amount, slip)
                .orElseThrow(Seen::nothingThere);
        return switch (taken) {
            case Taken.Done done ->
                URI.create("/desk/p/" + id + "/taken/" + done.payment().id());
            case Taken.Refused refused -> throw new Once.Refused(wrong(form, due, refused, page));
        };
    }

    private static Form wrong(Form form, Due due, Taken.Refused refused, Page page) {
        String most = Words.sum(page, refused.most());
        return switch (refused.why()) {
            case NOTHING_TO_PAY -> form.with("amount", "desk.collect.nothing");
            case NOT_AN_AMOUNT -> form.with("amount", "desk.collect.amount.wrong");
            case TOO_MUCH -> form.with("amount", "desk.collect.amount.most", most);
            case BEING_PAID -> form.with("means", CollectView.busy(due.paying()));
            case SLIP_MISSING -> form.with("slip", "desk.collect.slip.missing");
            case SLIP_UNREADABLE -> form.with("slip", "desk.collect.slip.wrong");
            case SLIP_USED -> form.with("slip", "desk.collect.slip.used");
        };
    }

    private static Optional<Means> means(Form form) {
        return Codes.of(Means.class, form.typed("means"));
    }

    /** Of this patient, or nothing. */
    private Due due(Patient patient, String kind, UUID debt) {
        return Codes.of(Debt.Kind.class, kind)
                .flatMap(of -> dues.find(seen.caller(), new Debt(of, debt)))
                .filter(due -> due.patient().equals(patient.id()))
                .orElseThrow(Seen::nothingThere);
    }

    private void refused(Patient patient, Due due, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(Answers.UNFIT);
        boolean spent = form.errors().containsKey("key");
        Map<String, String> typed = new HashMap<>(form.typed());
        if (spent) {
            typed.put("key", once.key());
        }
        show(patient, due, new Form(typed, form.errors()), request, response);
    }

    /** Where this form is opened, whichever way it is shown. */
    private static String address(Patient patient, Due due) {
        return "/desk/p/" + patient.id() + "/collect?kind="
                + Codes.code(due.debt().kind()) + "&debt=" + due.debt().id();
    }

    private void show(Patient patient, Due due, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = pages.page(request, true).at(address(patient, due));
        Map<String, Object> shown = new HashMap<>(Map.of(
                "who", Who.of(patient, page.language()),
                "due", CollectView.of(due, dues.obstacle(due)),
                "form", form));
        Optional.ofNullable(due.link()).ifPresent(link -> shown.put("link", DeskLinks.page(patient.id(), link)));
        pages.show(response, "desk/collect.jte", page, shown);
    }
}
