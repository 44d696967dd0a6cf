package health.mizan.imports;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import health.mizan.csv.CsvSettings;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CsvSettings.class)
class ImportRoutes {

    @Bean
    RouteTable importRouteTable() {
        return () -> List.of(get("/api/imports", roles(Role.ADMIN)), post("/api/imports/{kind}", roles(Role.ADMIN)));
    }
}
