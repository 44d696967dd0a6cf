package health.mizan.seals;

import static health.mizan.access.Role.ADMIN;
import static health.mizan.access.Role.FINANCE;
import static health.mizan.access.Role.OPERATOR;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealRoutes {

    @Bean
    RouteTable sealTable() {
        Access guardians = Access.roles(FINANCE, OPERATOR, ADMIN);
        return () -> List.of(
                RouteRule.get("/api/ledger/seals", guardians), RouteRule.post("/api/ledger/verification", guardians));
    }
}
