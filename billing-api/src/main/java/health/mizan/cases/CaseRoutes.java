package health.mizan.cases;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;
import static health.mizan.access.RouteRule.put;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseRoutes {

    /** To systems a case is what FHIR calls an account. */
    @Bean
    RouteTable caseRouteTable() {
        Access read = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.OPERATOR, Role.PATIENT);
        Access act = roles(Role.FRONT_DESK, Role.BILLER, Role.ADMIN);
        return () -> List.of(
                get("/api/cases", read.orSystem("system/Account.s")),
                get("/api/cases/{id}", read.orSystem("system/Account.r")),
                put("/api/cases/{id}/coverage", act),
                post("/api/cases/{id}/confirmation", act.orSystem("system/Encounter.u")),
                post("/api/cases/{id}/cancellation", act.orSystem("system/Encounter.u")));
    }
}
