package health.mizan.portal.pages;

import health.mizan.web.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What ends a page's request otherwise becomes the page for errors, where a program would get a problem document. */
@ControllerAdvice(basePackages = "health.mizan.portal")
class PageProblems {

    @ExceptionHandler(ProblemException.class)
    void ended(ProblemException problem, HttpServletResponse response) throws IOException {
        response.sendError(problem.type().status().value());
    }
}
