package health.mizan.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Ends a request from a filter, where no controller advice reaches, with the same problem a controller would answer. */
@Component
public class ErrorAnswers {

    /** How a part of the address space words its errors where problem+json is not its language. A port: FHIR has its own. */
    public interface Dialect {

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

    private final ObjectMapper json;
    private final List<Dialect> dialects;

    public ErrorAnswers(ObjectMapper json, List<Dialect> dialects) {
        this.json = json;
        this.dialects = List.copyOf(dialects);
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        write(request, response, type, detail, Map.of());
    }

    /** @param extras further members of the problem document, as JSON-ready values */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            String detail,
            Map<String, Object> extras)
            throws IOException {
        for (Dialect dialect : dialects) {
            if (dialect.covers(request)) {
                dialect.write(request, response, type, detail, extras);
                return;
            }
        }
        byte[] body = json.writeValueAsBytes(new ProblemException(type, detail, extras).body());
        response.setStatus(type.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
