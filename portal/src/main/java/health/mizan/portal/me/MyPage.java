package health.mizan.portal.me;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.overviews.Overview;
import health.mizan.overviews.Overviews;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The bills, visits and receipts of a patient and of those the patient acts for. */
@Controller
@ForNode(NodeRole.PORTAL)
class MyPage {

    static final String ME = "/{language:ar|en}/me";

    private final Overviews overviews;
    private final Pages pages;
    private final Callers callers;

    MyPage(Overviews overviews, Pages pages, Callers callers) {
        this.overviews = overviews;
        this.pages = pages;
        this.callers = callers;
    }

    @GetMapping(ME)
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = pages.page(request, true);
        List<Overview> people = callers.current() instanceof Caller.Patient patient ? overviews.of(patient) : List.of();
        pages.show(
                response, "me/show.jte", page, Map.of("people", people, "arabic", page.language() == Language.ARABIC));
    }
}
