package health.mizan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** How a part of the address space words its errors where problem+json is not its language. A port: FHIR has its own. */
public interface ErrorDialect {

    boolean covers(HttpServletRequest request);

    /** Writes the whole answer: status, headers that the dialect needs, body. */
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            String detail,
            Map<String, Object> extras)
            throws IOException;
}
