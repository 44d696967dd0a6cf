package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.processes.ProcessPictures;
import health.mizan.processes.ProcessPictures.Which;
import health.mizan.vitals.Vitals;
import health.mizan.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an operator begins: what waits for a person, how the machine is, and one box to find anything by its number. */
@Controller
@ForNode(NodeRole.PORTAL)
class OverviewPages {

    private static final int MOST = 200;

    private final Operators operators;
    private final Vitals vitals;
    private final ProcessPictures pictures;
    private final Finder finder;

    OverviewPages(Operators operators, Vitals vitals, ProcessPictures pictures, Finder finder) {
        this.operators = operators;
        this.vitals = vitals;
        this.pictures = pictures;
        this.finder = finder;
    }

    @GetMapping("/{language:ar|en}/ops")
    void overview(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, Form.empty());
    }

    /** By POST: what is typed here by mistake, such as a patient's number, stays out of addresses and logs. */
    @PostMapping("/{language:ar|en}/ops/search")
    void search(
            @PathVariable String language,
            @RequestParam(defaultValue = "") String word,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> found = finder.pageOf(operators.caller(), word.strip());
        if (found.isPresent()) {
            Answers.goTo(response, "/" + language + found.get());
            return;
        }
        response.setStatus(Answers.UNFIT);
        show(request, response, Form.wrong("word", word, "ops.search.nothing"));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Form form) throws IOException {
        Caller.Staff caller = operators.caller();
        Page page = operators.page(request);
        var stuck =
                pictures.list(caller, Which.STUCK, PageRequest.of(null, MOST)).items();
        operators.show(
                response, "ops/overview.jte", page, Map.of("signs", vitals.now(caller), "stuck", stuck, "form", form));
    }
}
