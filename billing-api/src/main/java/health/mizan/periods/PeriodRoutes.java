package health.mizan.periods;

import static health.mizan.access.Role.BILLER;
import static health.mizan.access.Role.FINANCE;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeriodRoutes {

    @Bean
    RouteTable periodTable() {
        return () -> List.of(
                RouteRule.get("/api/ledger/periods", Access.roles(BILLER, FINANCE)),
                RouteRule.post("/api/ledger/periods/{month}/closing", Access.roles(FINANCE)),
                RouteRule.post("/api/ledger/periods/{month}/reopening", Access.roles(FINANCE)));
    }
}
