package health.mizan.portal.desk;

import health.mizan.portal.pages.Page;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** How a form is answered. */
public final class Answers {

    /** For a form with something to mend (RFC 9110, 15.5.21). */
    public static final int UNFIT = 422;

    private Answers() {}

    /** After a form that was taken: a reload then asks for the page, and sends nothing again. */
    public static void goTo(HttpServletResponse response, Page page, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, "/" + page.language().code() + path);
    }
}
