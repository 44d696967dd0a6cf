package health.mizan.portal.kit;

import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every part of the kit on one page, so that a change can be looked at, in both languages. */
@Controller
@ForNode(NodeRole.PORTAL)
class KitPage {

    private static final ZoneId HOME = ZoneId.of("Asia/Riyadh");

    private final Pages pages;
    private final Clock clock;

    KitPage(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/{language:ar|en}/ops/kit")
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = pages.page(request, true);
        Form form = new Form(Map.of("amount", "12,5.0", "method", "stcpay"), Map.of())
                .with("amount", "kit.amount.error")
                .with("method", "kit.method.error");
        pages.show(
                response,
                "kit/page.jte",
                page,
                Map.of(
                        "now", clock.instant().atZone(HOME),
                        "form", form,
                        "choices", choices(page),
                        "steps", steps(page)));
    }

    private static List<Choice> choices(Page page) {
        return List.of(
                new Choice("mada", page.text("kit.method.mada"), page.text("kit.method.mada.hint"), null, true),
                new Choice("stcpay", page.text("kit.method.stcpay"), null, null, false),
                new Choice("hold", page.text("kit.method.hold"), null, page.text("kit.method.hold.reason"), false));
    }

    private static List<Step> steps(Page page) {
        return List.of(
                new Step(Step.Place.DONE, page.text("kit.step.held"), null, null),
                new Step(Step.Place.NOW, page.text("kit.step.asked"), null, page.text("kit.step.asked.note")),
                new Step(Step.Place.NEXT, page.text("kit.step.released"), null, null));
    }
}
