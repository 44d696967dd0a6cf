package health.mizan.portal.office;

import health.mizan.access.Caller;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.worklists.OfficeWork;
import health.mizan.worklists.Unpriced;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a person beside claims: services without a price, and what is wrong with money. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office")
class WorkPages {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private final Office office;
    private final OfficeWork work;
    private final PaymentAlarms alarms;
    private final Pages pages;

    WorkPages(Office office, OfficeWork work, PaymentAlarms alarms, Pages pages) {
        this.office = office;
        this.work = work;
        this.alarms = alarms;
        this.pages = pages;
    }

    @GetMapping("/unpriced")
    void unpriced(
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        var rows = work.unpriced(caller, Office.newestFirst(cursor));
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/unpriced.jte",
                page,
                Map.of(
                        "rows", rows,
                        "names",
                                office.names(page, caller, rows.items().stream().map(Unpriced::patient)),
                        "pager", Pager.of("/office/unpriced", cursor, rows.next())));
    }

    @GetMapping("/alarms")
    void alarms(
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Page page = pages.page(request, true);
        var rows = alarms.open(office.caller(), Office.oldestFirst(cursor));
        pages.show(
                response,
                "office/alarms.jte",
                page,
                Map.of(
                        "rows", rows,
                        "zone", office.days().zone(),
                        "pager", Pager.of("/office/alarms", cursor, rows.next())));
    }

    @GetMapping("/alarms/{id}")
    void alarm(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(id, Form.empty(), request, response);
    }

    @PostMapping("/alarms/{id}")
    void resolve(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String words = note.strip();
        if (words.length() < SHORTEST || words.length() > LONGEST) {
            response.setStatus(Answers.UNFIT);
            show(id, Form.wrong("note", note, "office.alarm.note.error"), request, response);
            return;
        }
        if (!alarms.resolve(office.caller(), id, words)) {
            throw Answers.nothingThere();
        }
        Answers.goTo(response, pages.page(request, true), "/office/alarms");
    }

    private void show(UUID id, Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PaymentAlarm alarm = alarms.find(office.caller(), id).orElseThrow(Answers::nothingThere);
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/alarm.jte",
                page,
                Map.of("alarm", alarm, "zone", office.days().zone(), "form", form));
    }
}
