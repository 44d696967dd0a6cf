package health.mizan.portal.pages;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FirstPagesRoutes {

    @Bean
    RouteTable pageRoutes() {
        return () -> List.of(
                RouteRule.get("/", Access.everybody()),
                RouteRule.get("/{language:ar|en}", Access.everybody()),
                RouteRule.get("/{language:ar|en}/home", Access.signedIn()),
                RouteRule.get("/assets/**", Access.everybody()));
    }
}
