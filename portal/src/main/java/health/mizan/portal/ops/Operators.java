package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What all pages of operators share: who asks, the lens, and where an act leads back to. */
@Component
class Operators {

    private static final Pattern BACK =
            Pattern.compile("/ops/(cases|instances|messages|waiting)/[A-Za-z0-9-]{1,40}|/ops(/instances)?");

    private final Callers callers;
    private final Pages pages;
    private final Clock clock;

    Operators(Callers callers, Pages pages, Clock clock) {
        this.callers = callers;
        this.pages = pages;
        this.clock = clock;
    }

    Caller.Staff caller() {
        if (callers.current() instanceof Caller.Staff staff) {
            return staff;
        }
        throw new ProblemException(ProblemType.NOT_ALLOWED, "these pages are for operators");
    }

    Page page(HttpServletRequest request) {
        return pages.page(request, true);
    }

    void show(HttpServletResponse response, String template, Page page, Map<String, Object> parameters)
            throws IOException {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("lens", new Lens(page, Lens.RIYADH, clock.instant()));
        pages.show(response, template, page, all);
    }

    /** Leads back, after an act, to the page it was asked for on. */
    void goBack(HttpServletResponse response, String language, String back, String done) {
        Answers.goTo(response, "/" + language + backTo(back) + "?done=" + done);
    }

    /** One of our own pages, whatever the form or the address says. */
    static String backTo(String back) {
        return BACK.matcher(back).matches() ? back : "/ops";
    }

    /** For an act whose outcome shows on the page that it leads to. */
    static void known(Optional<?> found) {
        if (found.isEmpty()) {
            throw unknown();
        }
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no such thing, or it is not for you to see");
    }
}
