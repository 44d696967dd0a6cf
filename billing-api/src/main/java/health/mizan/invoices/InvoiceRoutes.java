package health.mizan.invoices;

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
class InvoiceRoutes {

    private static final String ALL = "/api/invoices";
    private static final String ONE = ALL + "/{id}";

    @Bean
    RouteTable invoiceRouteTable() {
        Access read = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);
        return () -> List.of(
                get(ALL, read.orSystem("system/Invoice.s")),
                get(ONE, read.orSystem("system/Invoice.r")),
                get(ONE + "/payments", read.orSystem("system/Invoice.r")),
                post(ONE + "/cancellation", roles(Role.FINANCE)));
    }
}
