package health.mizan.identity;

import health.mizan.access.Callers;
import health.mizan.access.RouteGuard;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.tx.Tx;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Notes in the audit log who was signed in and went where their role or scope does not reach. */
@Component
public class RefusedAtTheDoor {

    private static final int LONGEST = 120;

    private final RouteGuard routes;
    private final Callers callers;
    private final Audit audit;
    private final Tx tx;

    RefusedAtTheDoor(RouteGuard routes, Callers callers, Audit audit, Tx tx) {
        this.routes = routes;
        this.callers = callers;
        this.audit = audit;
        this.tx = tx;
    }

    public void note(HttpServletRequest request) {
        callers.ifSignedIn().ifPresent(caller -> tx.run(() -> audit.record(caller, act(request))));
    }

    /** By the route and not by the address that was asked for: that is the caller's own text. */
    private Act act(HttpServletRequest request) {
        String route = routes.ruleFor(request)
                .map(rule -> rule.method() + ":" + rule.pattern())
                .orElse("unknown")
                .replaceAll("\\{([A-Za-z]+)[^}]*}", "=$1")
                .replaceAll("[^A-Za-z0-9._:/|=-]", "");
        return Act.refused("route.entered", "route", route.substring(0, Math.min(route.length(), LONGEST)));
    }
}
