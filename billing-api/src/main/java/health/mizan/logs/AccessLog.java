package health.mizan.logs;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line per request, and its trace id to the caller, who can name it to us. The line holds the pattern that matched,
 * such as {@code /api/patients/{id}}: addresses and queries hold what people are looked up by.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AccessLog extends OncePerRequestFilter {

    static final String TRACE_HEADER = "Trace-Id";

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    private final Clock clock;

    AccessLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        long start = clock.millis();
        String trace = MDC.get("traceId");
        if (trace != null) {
            response.setHeader(TRACE_HEADER, trace);
        }
        boolean answered = false;
        try {
            rest.doFilter(request, response);
            answered = true;
        } finally {
            log.info(
                    "request.answered method={} route={} status={} ms={}",
                    request.getMethod(),
                    route(request),
                    answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    clock.millis() - start);
        }
    }

    private static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            return pattern.toString();
        }
        // The FHIR server is a servlet of its own and matches nothing by pattern.
        return request.getRequestURI().startsWith("/fhir/") ? "/fhir/**" : "none";
    }
}
