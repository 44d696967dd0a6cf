package health.mizan.claimdesk;

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
class ClaimRoutes {

    private static final String ALL = "/api/claims";
    private static final String ONE = ALL + "/{id}";

    @Bean
    RouteTable claimRouteTable() {
        Access read = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);
        Access work = roles(Role.BILLER, Role.ADMIN);
        return () -> List.of(
                get(ALL, read.orSystem("system/Claim.s")),
                get(ONE, read.orSystem("system/Claim.r")),
                post(ONE + "/check", work),
                post(ONE + "/submission", work),
                post(ONE + "/cancellation", work),
                post(ONE + "/replacement", work),
                post(ONE + "/questions", work),
                post(ONE + "/answers/{answer}/ruling", work));
    }
}
