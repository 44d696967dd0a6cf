package health.mizan.portal.ops;

import health.mizan.beats.Beats;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Form;
import health.mizan.relay.Deliveries;
import health.mizan.writeback.NoticeId;
import health.mizan.writeback.WriteBacks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The acts of operators. Those that try again may be repeated; those that give something up have a page that asks, and
 * want a reason.
 */
@Controller
@RequestMapping("/{language:ar|en}/ops")
@ForNode(NodeRole.PORTAL)
class RepairPages {

    private static final int LONGEST_REASON = 500;

    private final Operators operators;
    private final Deliveries deliveries;
    private final Beats beats;
    private final WriteBacks writeBacks;

    RepairPages(Operators operators, Deliveries deliveries, Beats beats, WriteBacks writeBacks) {
        this.operators = operators;
        this.deliveries = deliveries;
        this.beats = beats;
        this.writeBacks = writeBacks;
    }

    /** What is given up, and where. */
    private record GivingUp(String what, UUID id, String back) {}

    @PostMapping("/deliveries/{id}/retry")
    void retryDelivery(
            @PathVariable String language,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            HttpServletResponse response) {
        deliveries.retry(operators.caller(), id);
        operators.goBack(response, language, back, "retried");
    }

    @GetMapping("/deliveries/{id}/skip")
    void askToSkip(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ask(request, response, new GivingUp("skip", id, back), Form.empty());
    }

    @PostMapping("/deliveries/{id}/skip")
    void skip(
            @PathVariable String language,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (isNone(reason)) {
            again(request, response, new GivingUp("skip", id, back), reason);
            return;
        }
        deliveries.skip(operators.caller(), id, reason.strip());
        operators.goBack(response, language, back, "skipped");
    }

    @PostMapping("/calls/{id}/inquiry")
    void inquire(
            @PathVariable String language,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            HttpServletResponse response) {
        beats.inquireNow(operators.caller(), id);
        operators.goBack(response, language, back, "asked");
    }

    @PostMapping("/write-backs/{id}/retry")
    void retryNotice(
            @PathVariable String language,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            HttpServletResponse response) {
        Operators.known(writeBacks.retry(operators.caller(), new NoticeId(id)));
        operators.goBack(response, language, back, "retried");
    }

    @GetMapping("/write-backs/{id}/closure")
    void askToClose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ask(request, response, new GivingUp("closure", id, back), Form.empty());
    }

    @PostMapping("/write-backs/{id}/closure")
    void close(
            @PathVariable String language,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (isNone(reason)) {
            again(request, response, new GivingUp("closure", id, back), reason);
            return;
        }
        Operators.known(writeBacks.close(operators.caller(), new NoticeId(id), reason.strip()));
        operators.goBack(response, language, back, "closed");
    }

    private static boolean isNone(String reason) {
        return reason.isBlank() || reason.strip().length() > LONGEST_REASON;
    }

    private void again(HttpServletRequest request, HttpServletResponse response, GivingUp what, String reason)
            throws IOException {
        response.setStatus(Operators.NOT_ACCEPTED);
        ask(request, response, what, new Form(Map.of("reason", reason), Map.of()).with("reason", "ops.giveup.error"));
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, GivingUp what, Form form)
            throws IOException {
        String folder = what.what().equals("skip") ? "deliveries/" : "write-backs/";
        operators.show(
                response,
                "ops/give-up.jte",
                operators.page(request),
                Map.of(
                        "what", what.what(),
                        "action", "/ops/" + folder + what.id() + "/" + what.what(),
                        "id", what.id(),
                        "back", what.back(),
                        "form", form));
    }
}
