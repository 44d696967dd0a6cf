package health.mizan.ledger;

import static health.mizan.access.Role.BILLER;
import static health.mizan.access.Role.FINANCE;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerRoutes {

    @Bean
    RouteTable ledgerTable() {
        Access office = Access.roles(BILLER, FINANCE);
        return () -> List.of(
                RouteRule.get("/api/ledger/accounts", office),
                RouteRule.get("/api/ledger/entries", office),
                RouteRule.get("/api/ledger/entries/{id}", office),
                RouteRule.post("/api/ledger/entries/{id}/reversal", Access.roles(FINANCE)),
                RouteRule.get("/api/ledger/balances", office),
                RouteRule.get("/api/ledger/trial-balance", office));
    }
}
