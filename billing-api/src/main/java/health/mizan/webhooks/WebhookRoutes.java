package health.mizan.webhooks;

import static health.mizan.access.RouteRule.post;

import health.mizan.access.Access;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookRoutes {

    @Bean
    RouteTable webhookRouteTable() {
        // Open: the signature on each notice says who sent it.
        return () -> List.of(post("/webhooks/{account}", Access.everybody()));
    }
}
