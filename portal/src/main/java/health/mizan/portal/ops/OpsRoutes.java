package health.mizan.portal.ops;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpsRoutes {

    private static final String OPS = "/{language:ar|en}/ops";
    private static final Access OPERATORS = Access.roles(Role.OPERATOR);

    @Bean
    RouteTable opsTable() {
        return () -> Stream.concat(gets(), posts()).toList();
    }

    private static Stream<RouteRule> gets() {
        return Stream.of(
                        "",
                        "/instances",
                        "/instances/{id}",
                        "/instances/{id}/now",
                        "/instances/{id}/diagram",
                        "/instances/{id}/retry",
                        "/cases/{id}",
                        "/messages",
                        "/messages/about/{word}",
                        "/messages/{id}",
                        "/waiting/{kind}",
                        "/deliveries/{id}/skip",
                        "/write-backs/{id}/closure")
                .map(path -> RouteRule.get(OPS + path, OPERATORS));
    }

    private static Stream<RouteRule> posts() {
        return List.of(
                        "/search",
                        "/instances/{id}/retry",
                        "/messages/{id}",
                        "/deliveries/{id}/retry",
                        "/deliveries/{id}/skip",
                        "/calls/{id}/inquiry",
                        "/write-backs/{id}/retry",
                        "/write-backs/{id}/closure")
                .stream()
                .map(path -> RouteRule.post(OPS + path, OPERATORS));
    }
}
