package health.mizan.billquestions;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.put;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BillQuestionRoutes {

    @Bean
    RouteTable billQuestionRouteTable() {
        Access office = roles(Role.BILLER, Role.FINANCE);
        return () -> List.of(get("/api/bill-questions", office), put("/api/bill-questions/{id}/settlement", office));
    }
}
