package health.mizan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a trace id, the caller's own if it sends one (W3C Trace Context, section 3.2), so that its log
 * lines and audit rows can be found together.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTraces extends OncePerRequestFilter {

    static final String TRACE_ID = "traceId";

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String NONE = "0".repeat(32);
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        MDC.put(TRACE_ID, traceId(request.getHeader("traceparent")));
        try {
            rest.doFilter(request, response);
        } finally {
            MDC.remove(TRACE_ID);
        }
    }

    private String traceId(@Nullable String traceparent) {
        if (traceparent != null) {
            Matcher sent = TRACEPARENT.matcher(traceparent);
            if (sent.matches() && !sent.group(1).equals(NONE)) {
                return sent.group(1);
            }
        }
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh);
    }
}
