package health.mizan.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.web.ErrorAnswers;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code .well-known/smart-configuration} (SMART App Launch 2.2, section "FHIR OAuth authorization endpoints"). */
final class SmartConfiguration extends HttpServlet {

    private final transient SmartEndpoints endpoints;
    private final transient ErrorAnswers errors;
    private final ObjectMapper json;

    SmartConfiguration(SmartEndpoints endpoints, ErrorAnswers errors, ObjectMapper json) {
        this.endpoints = endpoints;
        this.errors = errors;
        this.json = json;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> known = endpoints.known();
        if (known.isEmpty()) {
            response.setHeader("Retry-After", "5");
            errors.write(request, response, ProblemType.UNAVAILABLE, "the identity server does not answer");
            return;
        }
        Map<String, Object> configuration = new TreeMap<>(known);
        configuration.put("issuer", endpoints.issuer());
        configuration.put("grant_types_supported", List.of("client_credentials"));
        configuration.put("response_types_supported", List.of("code"));
        configuration.put("code_challenge_methods_supported", List.of("S256"));
        configuration.put("capabilities", List.of("client-confidential-symmetric", "permission-v1", "permission-v2"));
        configuration.put(
                "scopes_supported",
                Interactions.all().stream()
                        .flatMap(each -> each.verbs().stream()
                                .map(verb -> each.access(verb).scope()))
                        .sorted()
                        .toList());
        byte[] body = json.writeValueAsBytes(configuration);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
