package health.mizan.portal.ops;

import health.mizan.beats.Beats;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Answers;
import health.mizan.relay.Deliveries;
import health.mizan.writeback.NoticeId;
import health.mizan.writeback.NoticeState;
import health.mizan.writeback.WriteBack;
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

/**
 * The acts of operators. Those that try again may be repeated; those that give something up have a page that asks, and
 * want a reason.
 */
@Controller
@RequestMapping("/{language:ar|en}/ops")
@ForNode(NodeRole.PORTAL)
class RepairPages {

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

    /** What is given up for good. */
    private enum GivingUp {
        SKIP("deliveries"),
        CLOSURE("write-backs");

        private final String things;

        GivingUp(String things) {
            this.things = things;
        }

        /** Where its form leads. */
        String action(UUID id) {
            return "/ops/" + things + "/" + id + "/" + Codes.code(this);
        }
    }

    @PostMapping("/deliveries/{id}/retry")
    void retryDelivery(
            @PathVariable String language, @PathVariable UUID id, Asking asking, HttpServletResponse response) {
        deliveries.retry(operators.caller(), id);
        operators.goBack(response, language, asking.back(), "retried");
    }

    @PostMapping("/calls/{id}/inquiry")
    void inquire(@PathVariable String language, @PathVariable UUID id, Asking asking, HttpServletResponse response) {
        beats.inquireNow(operators.caller(), id);
        operators.goBack(response, language, asking.back(), "asked");
    }

    @PostMapping("/write-backs/{id}/retry")
    void retryNotice(
            @PathVariable String language, @PathVariable UUID id, Asking asking, HttpServletResponse response) {
        WriteBack now = writeBacks.retry(operators.caller(), new NoticeId(id)).orElseThrow(Operators::unknown);
        operators.goBack(response, language, asking.back(), said(now.state(), "retried"));
    }

    @GetMapping("/deliveries/{id}/skip")
    void askToSkip(@PathVariable UUID id, Asking asking, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(request, response, GivingUp.SKIP, id, asking, Form.empty());
    }

    @PostMapping("/deliveries/{id}/skip")
    void skip(
            @PathVariable String language,
            @PathVariable UUID id,
            Asking asking,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!asking.hasReason()) {
            askAgain(request, response, GivingUp.SKIP, id, asking);
            return;
        }
        deliveries.skip(operators.caller(), id, asking.reason());
        operators.goBack(response, language, asking.back(), "skipped");
    }

    @GetMapping("/write-backs/{id}/closure")
    void askToClose(@PathVariable UUID id, Asking asking, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(request, response, GivingUp.CLOSURE, id, asking, Form.empty());
    }

    @PostMapping("/write-backs/{id}/closure")
    void close(
            @PathVariable String language,
            @PathVariable UUID id,
            Asking asking,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!asking.hasReason()) {
            askAgain(request, response, GivingUp.CLOSURE, id, asking);
            return;
        }
        WriteBack now = writeBacks
                .close(operators.caller(), new NoticeId(id), asking.reason())
                .orElseThrow(Operators::unknown);
        operators.goBack(response, language, asking.back(), said(now.state(), "closed"));
    }

    /** What came of an act: what the EMR has already, or none is there to be told of, is neither told again nor given up. */
    private static String said(NoticeState now, String done) {
        return switch (now) {
            case SUCCESS -> "delivered";
            case NOT_APPLICABLE -> "nobody";
            case REQUESTED, WAITING, SENT, RETRY, FAILED, CLOSED -> done;
        };
    }

    private void askAgain(
            HttpServletRequest request, HttpServletResponse response, GivingUp what, UUID id, Asking asking)
            throws IOException {
        response.setStatus(Answers.UNFIT);
        Form form = Form.wrong("reason", asking.reason(), "ops.giveup.error");
        show(request, response, what, id, asking, form);
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, GivingUp what, UUID id, Asking asking, Form form)
            throws IOException {
        operators.show(
                response,
                "ops/give-up.jte",
                operators.page(request),
                Map.of(
                        "what", Codes.code(what),
                        "action", what.action(id),
                        "id", id,
                        "back", Operators.backTo(asking.back()),
                        "form", form));
    }
}
