package health.mizan.apidocs;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Open to everybody: they say how to ask, not what is there. */
@Configuration(proxyBeanMethods = false)
class ApiDocsRoutes {

    @Bean
    RouteTable apiDocsTable() {
        return () -> List.of(
                RouteRule.get("/openapi.json", Access.everybody()),
                RouteRule.get("/problems", Access.everybody()),
                RouteRule.get("/problems/{slug}", Access.everybody()));
    }
}
