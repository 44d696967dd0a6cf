package health.mizan.charges;

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
class ChargeRoutes {

    @Bean
    RouteTable chargeRouteTable() {
        Access read = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);
        Access act = roles(Role.FRONT_DESK, Role.BILLER, Role.ADMIN);
        Access watch = roles(Role.BILLER, Role.FINANCE, Role.ADMIN);
        // Whoever gives something away is not the one who orders it.
        Access giveAway = roles(Role.FINANCE, Role.ADMIN);
        return () -> List.of(
                get("/api/charges", read.orSystem("system/ChargeItem.s")),
                get("/api/charges/exceptions", watch),
                get("/api/charges/tally", watch),
                get("/api/charges/{id}", read.orSystem("system/ChargeItem.r")),
                post("/api/charges", act.orSystem("system/ChargeItem.c")),
                post("/api/charges/{id}/performance", act.orSystem("system/ChargeItem.u")),
                post("/api/charges/{id}/cancellation", act.orSystem("system/ChargeItem.u")),
                post("/api/charges/{id}/exemption", giveAway),
                post("/api/charges/{id}/pricing", watch));
    }
}
