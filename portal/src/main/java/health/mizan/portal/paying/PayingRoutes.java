package health.mizan.portal.paying;

import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PayingRoutes {

    static final String LINK = "/{language:ar|en}/p/{token}";
    static final String MINE = "/{language:ar|en}/me/bills/{invoice}";

    @Bean
    RouteTable payingTable() {
        Access holder = Access.everybody(); // who holds the token in the address
        Access patient = Access.roles(Role.PATIENT);
        return () -> List.of(
                get(LINK, holder),
                post(LINK + "/details", holder),
                post(LINK + "/pay", holder),
                get(LINK + "/return", holder),
                get(LINK + "/s/{payment}", holder),
                get(LINK + "/ask", holder),
                post(LINK + "/ask", holder),
                get(MINE, patient),
                post(MINE + "/pay", patient));
    }
}
