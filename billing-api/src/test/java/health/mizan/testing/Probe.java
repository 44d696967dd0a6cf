package health.mizan.testing;

import health.mizan.access.Access;
import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes that only {@link TestApplication} has. */
@TestConfiguration(proxyBeanMethods = false)
class Probe {

    @Bean
    RouteTable probeRoutes() {
        return () -> List.of(
                RouteRule.get("/api/probe", Access.signedIn().orSystem("system/Patient.r")),
                RouteRule.get("/api/probe/desk", Access.roles(Role.FRONT_DESK)),
                RouteRule.post("/api/probe/desk", Access.roles(Role.FRONT_DESK, Role.PATIENT)),
                RouteRule.get("/api/probe/{id}", Access.systems("system/Claim.c")),
                RouteRule.get("/api/probe/open", Access.everybody()));
    }

    /** Answers who is asking, so that the doors can be tested apart from what is behind them. */
    @RestController
    static class ProbeController {

        private final Callers callers;

        ProbeController(Callers callers) {
            this.callers = callers;
        }

        @GetMapping("/api/probe")
        Map<String, Object> whoami() {
            return answer(callers.current());
        }

        @GetMapping("/api/probe/desk")
        Map<String, Object> desk() {
            return answer(callers.current());
        }

        @PostMapping("/api/probe/desk")
        Map<String, Object> post() {
            return answer(callers.current());
        }

        @GetMapping("/api/probe/{id}")
        Map<String, Object> one() {
            return answer(callers.current());
        }

        @GetMapping("/api/probe/open")
        Map<String, Object> open() {
            return Map.of("known", callers.ifSignedIn().isPresent());
        }

        /** Mapped, but forgotten in the table. */
        @GetMapping("/api/probe/forgotten/by-the-table")
        Map<String, Object> forgotten() {
            return Map.of();
        }

        private static Map<String, Object> answer(Caller caller) {
            return Map.of("caller", caller.getClass().getSimpleName(), "subject", caller.subject());
        }
    }
}
