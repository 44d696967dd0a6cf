package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.exchanges.Exchange;
import health.mizan.exchanges.Exchanges;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Answers;
import health.mizan.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The message log. What a message says is shown only to who has said why, and that is written down. */
@Controller
@RequestMapping("/{language:ar|en}/ops/messages")
@ForNode(NodeRole.PORTAL)
class MessagePages {

    private static final int ROWS = 25;

    private final Operators operators;
    private final Exchanges exchanges;

    MessagePages(Operators operators, Exchanges exchanges) {
        this.operators = operators;
        this.exchanges = exchanges;
    }

    @GetMapping
    void list(
            @RequestParam(defaultValue = "") String direction,
            @RequestParam(defaultValue = "") String status,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Exchanges.Filter filter = new Exchanges.Filter(
                Codes.of(Exchange.Direction.class, direction).orElse(null),
                Codes.of(Exchange.Status.class, status).orElse(null),
                null);
        show(request, response, filter, cursor);
    }

    /** Of one number that is nobody's secret: a claim, a case, a call. */
    @GetMapping("/about/{word}")
    void about(
            @PathVariable String word,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(request, response, new Exchanges.Filter(null, null, word), cursor);
    }

    @GetMapping("/{id}")
    void one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Exchange exchange = exchange(operators.caller(), id);
        show(request, response, exchange, masked(exchange), Form.empty(), done);
    }

    /** Shows what it says; by POST, because looking is an act with a reason. Nothing is kept of it in the browser. */
    @PostMapping("/{id}")
    void open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller.Staff caller = operators.caller();
        Exchange exchange = exchange(caller, id);
        int length = reason.strip().length();
        if (length < Exchanges.SHORTEST_REASON || length > Exchanges.LONGEST_REASON) {
            response.setStatus(Answers.UNFIT);
            Form form = Form.wrong("reason", reason, "ops.reason.error");
            show(request, response, exchange, masked(exchange), form, "");
            return;
        }
        List<MessageText> opened = exchanges.open(caller, id, reason).stream()
                .map(text -> new MessageText(
                        text.text(), Printed.pretty(text.content().reveal())))
                .toList();
        show(request, response, exchange, opened, Form.empty(), "opened");
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, Exchanges.Filter filter, @Nullable String cursor)
            throws IOException {
        var found = exchanges.list(operators.caller(), filter, PageRequest.of(cursor, ROWS));
        Map<String, Object> shown = new HashMap<>();
        shown.put("filter", filter);
        shown.put("exchanges", found.items());
        shown.put("next", found.next());
        operators.show(response, "ops/messages.jte", operators.page(request), shown);
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Exchange exchange,
            List<MessageText> texts,
            Form form,
            String done)
            throws IOException {
        operators.show(
                response,
                "ops/message.jte",
                operators.page(request),
                Map.of("exchange", exchange, "texts", texts, "form", form, "done", done));
    }

    private List<MessageText> masked(Exchange exchange) {
        return exchanges.texts(exchange).stream()
                .map(text -> new MessageText(text, null))
                .toList();
    }

    private Exchange exchange(Caller.Staff caller, UUID id) {
        return exchanges.find(caller, id).orElseThrow(Operators::unknown);
    }
}
