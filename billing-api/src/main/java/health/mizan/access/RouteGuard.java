package health.mizan.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Lets a request through if the route table has a line for it that admits its caller. No line, no way in. */
@Component
public class RouteGuard {

    private record Line(PathPattern pattern, RouteRule rule) {}

    /** Most specific first, so that the rule found is the one of the handler that Spring MVC will choose. */
    private final List<Line> lines;

    public RouteGuard(List<RouteTable> tables) {
        PathPatternParser parser = new PathPatternParser();
        lines = tables.stream()
                .flatMap(table -> table.rules().stream())
                .map(rule -> new Line(parser.parse(rule.pattern()), rule))
                .sorted(Comparator.comparing(Line::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    public Stream<RouteRule> rules() {
        return lines.stream().map(Line::rule);
    }

    /** An {@code AuthorizationManager}, for any filter chain that opens mapped routes. */
    public AuthorizationDecision decide(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<RouteRule> rule = ruleFor(request);
        if (rule.isEmpty()) {
            return new AuthorizationDecision(false);
        }
        Access access = rule.get().access();
        return new AuthorizationDecision(access.open() || admits(access, authentication.get()));
    }

    /** The methods that the table knows for this address, for whoever may use them; empty if it knows no such address. */
    public Set<String> methodsAt(HttpServletRequest request) {
        PathContainer path = path(request);
        return lines.stream()
                .filter(line -> line.pattern().matches(path))
                .map(line -> line.rule().method())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The line that decides on {@code request}; empty if none names its method and path. */
    public Optional<RouteRule> ruleFor(HttpServletRequest request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        PathContainer path = path(request);
        return lines.stream()
                .filter(line ->
                        line.rule().method().equals(method) && line.pattern().matches(path))
                .map(Line::rule)
                .findFirst();
    }

    /** The whole path within the application; Spring's cached one lacks the prefix of any servlet but its own. */
    private static PathContainer path(HttpServletRequest request) {
        return RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
    }

    private static boolean admits(Access access, @Nullable Authentication authentication) {
        return Callers.atTheDoor(authentication).filter(access::admits).isPresent();
    }
}
