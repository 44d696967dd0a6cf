package health.mizan.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.TestInfo;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Which routes the application under test answered, written down by itself: whether a browser or a program asked. */
public final class RouteLog extends OncePerRequestFilter {

    // An answer is with its reader before the line about it stands here.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Set<String> fulfilled = ConcurrentHashMap.newKeySet();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            fulfilled.add(
                    request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        }
    }

    public void begin() {
        fulfilled.clear();
    }

    /** Everything that {@link Opens} says of the test has happened since it began. */
    public void check(TestInfo test) {
        Opens opens = test.getTestMethod().orElseThrow().getAnnotation(Opens.class);
        if (opens != null) {
            for (String route : opens.value()) {
                Eventually.until("opened: " + route, PATIENCE, () -> fulfilled.contains(route));
            }
        }
    }
}
