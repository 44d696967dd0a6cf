package health.mizan.portal.holds;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HoldRoutes {

    @Bean
    RouteTable holdTable() {
        Access patient = Access.roles(Role.PATIENT);
        return () -> List.of(
                RouteRule.get(HoldController.HOLD, patient),
                RouteRule.get(HoldController.CANCEL, patient),
                RouteRule.post(HoldController.CANCEL, patient),
                RouteRule.get(HoldQuestion.ASK, patient),
                RouteRule.post(HoldQuestion.ASK, patient));
    }
}
