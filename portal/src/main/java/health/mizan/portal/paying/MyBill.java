package health.mizan.portal.paying;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.invoices.InvoiceId;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.patientbills.PatientBill;
import health.mizan.patientbills.PatientBills;
import health.mizan.paylinks.PayLinks;
import health.mizan.payments.Debt;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A bill as the patient who is signed in sees it. To pay it, the patient gets a link as everybody does, already opened. */
@Controller
@ForNode(NodeRole.PORTAL)
class MyBill {

    private final PatientBills bills;
    private final PayLinks links;
    private final BillDoors doors;
    private final BillViews views;
    private final Callers callers;
    private final Pages pages;

    MyBill(PatientBills bills, PayLinks links, BillDoors doors, BillViews views, Callers callers, Pages pages) {
        this.bills = bills;
        this.links = links;
        this.doors = doors;
        this.views = views;
        this.callers = callers;
        this.pages = pages;
    }

    @GetMapping(PayingRoutes.MINE)
    void show(@PathVariable UUID invoice, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = callers.current();
        Optional<PatientBill> bill = bills.find(caller, new InvoiceId(invoice));
        if (bill.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Map<String, Object> shown = new HashMap<>(Map.of("bill", bill.get(), "past", views.asked(caller, bill.get())));
        shown.put("under", views.under(bill.get()));
        pages.show(response, "paying/mine.jte", pages.page(request, true), shown);
    }

    @PostMapping(PayingRoutes.MINE + "/pay")
    void pay(@PathVariable UUID invoice, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = callers.current();
        Page page = pages.page(request, true);
        Optional<PatientBill> bill = bills.find(caller, new InvoiceId(invoice));
        if (bill.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String language = "/" + page.language().code();
        if (!bill.get().sums().open().isPositive()) {
            Answers.goTo(response, language + "/me/bills/" + invoice);
            return;
        }
        PayLinks.Made made = links.make(caller, new Debt(Debt.Kind.INVOICE, invoice), null);
        doors.letIn(made.link(), made.token(), request, response);
        Answers.goTo(response, language + "/p/" + made.token());
    }
}
