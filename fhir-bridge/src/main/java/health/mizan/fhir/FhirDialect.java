package health.mizan.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import health.mizan.web.ErrorAnswers;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;

/** Every error under {@code /fhir} is an OperationOutcome, also those that filters answer before the server is asked. */
final class FhirDialect implements ErrorAnswers.Dialect {

    private static final Pattern OF_A_TYPE = Pattern.compile("/fhir/([A-Z][A-Za-z]{1,63})(?:/.*)?");

    private final FhirContext context;

    FhirDialect(FhirContext context) {
        this.context = context;
    }

    @Override
    public boolean covers(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/fhir") || path.startsWith("/fhir/");
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    @Override
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            String detail,
            Map<String, Object> extras)
            throws IOException {
        write(request, response, type.status().value(), outcome(type, told(request, type, detail)));
    }

    /** Why a type is not there, or not written: who sends it learns it from no address. */
    private static String told(HttpServletRequest request, ProblemType problem, String detail) {
        Matcher address = OF_A_TYPE.matcher(path(request));
        if (!address.matches()) {
            return detail;
        }
        String type = address.group(1);
        Optional<Interaction> known = Interactions.of(type);
        if (problem == ProblemType.NOT_FOUND && known.isEmpty()) {
            return "this server does not keep the type " + type + "; /fhir/metadata lists those that it does";
        }
        if (problem == ProblemType.METHOD_NOT_ALLOWED
                && known.filter(one -> !one.allows(Verb.CREATE)).isPresent()) {
            return type + " is drawn from this server's own state: it is read here, and written by nobody else";
        }
        return detail;
    }

    static OperationOutcome outcome(ProblemType type, String detail) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(code(type))
                .setDiagnostics(detail);
        issue.getDetails().setText(type.title());
        return outcome;
    }

    private void write(HttpServletRequest request, HttpServletResponse response, int status, OperationOutcome outcome)
            throws IOException {
        boolean xml = wantsXml(request);
        IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
        byte[] body = parser.encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType((xml ? "application/fhir+xml" : "application/fhir+json") + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** {@code _format} decides, then whichever kind Accept names first. */
    private static boolean wantsXml(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null && query.contains("_format=")) {
            return query.substring(query.indexOf("_format=")).split("&", 2)[0].contains("xml");
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        String wanted = accept.toLowerCase(Locale.ROOT);
        int xml = wanted.indexOf("fhir+xml");
        int json = wanted.indexOf("json");
        return xml >= 0 && (json < 0 || xml < json);
    }

    private static IssueType code(ProblemType type) {
        return switch (type) {
            case MALFORMED_REQUEST -> IssueType.STRUCTURE;
            case INVALID_VALUE -> IssueType.VALUE;
            case NOT_SIGNED_IN -> IssueType.LOGIN;
            case NOT_ALLOWED -> IssueType.FORBIDDEN;
            case NOT_FOUND -> IssueType.NOTFOUND;
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> IssueType.NOTSUPPORTED;
            case TOO_SLOW -> IssueType.TIMEOUT;
            case TOO_LARGE -> IssueType.TOOLONG;
            case CONFLICT, STALE_VERSION, IDEMPOTENCY_KEY_IN_FLIGHT -> IssueType.CONFLICT;
            case PRECONDITION_REQUIRED, IDEMPOTENCY_KEY_MISSING -> IssueType.REQUIRED;
            case IDEMPOTENCY_KEY_REUSED -> IssueType.DUPLICATE;
            case TOO_MANY_REQUESTS -> IssueType.THROTTLED;
            case UNAVAILABLE -> IssueType.TRANSIENT;
            case INTERNAL -> IssueType.EXCEPTION;
        };
    }
}
