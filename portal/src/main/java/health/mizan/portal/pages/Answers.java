package health.mizan.portal.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What pages answer beside themselves. */
public final class Answers {

    /** For a form with something to mend (RFC 9110, 15.5.21). */
    public static final int UNFIT = 422;

    private Answers() {}

    /** After a form that was taken: a reload then asks for the page, and sends nothing again. */
    public static void goTo(HttpServletResponse response, Page page, String path) {
        goTo(response, "/" + page.language().code() + path);
    }

    /** @param address with its language, or of another's page */
    public static void goTo(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    /** Also for what is out of the reader's sight, which is answered as if it had never been. */
    public static ResponseStatusException nothingThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
