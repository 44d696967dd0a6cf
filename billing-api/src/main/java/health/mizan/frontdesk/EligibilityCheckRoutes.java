package health.mizan.frontdesk;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EligibilityCheckRoutes {

    @Bean
    RouteTable eligibilityCheckRouteTable() {
        Access read = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);
        Access ask = roles(Role.FRONT_DESK, Role.BILLER, Role.ADMIN);
        return () -> List.of(
                post("/api/eligibility-checks", ask.orSystem("system/CoverageEligibilityRequest.c")),
                get("/api/eligibility-checks", read.orSystem("system/CoverageEligibilityResponse.s")),
                get("/api/eligibility-checks/{id}", read.orSystem("system/CoverageEligibilityResponse.r")));
    }
}
