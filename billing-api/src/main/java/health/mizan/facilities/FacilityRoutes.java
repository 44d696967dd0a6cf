package health.mizan.facilities;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FacilityRoutes {

    @Bean
    RouteTable facilityTable() {
        return () -> List.of(
                RouteRule.get("/api/facilities", Access.staff().orSystem("system/Location.s")),
                RouteRule.get("/api/facilities/{id}", Access.staff().orSystem("system/Location.r")),
                RouteRule.get("/api/facilities/{id}/versions", Access.staff().orSystem("system/Location.r")),
                RouteRule.post("/api/facilities", Access.roles(Role.ADMIN)),
                RouteRule.put("/api/facilities/{id}", Access.roles(Role.ADMIN)),
                RouteRule.get("/api/practitioners", Access.staff().orSystem("system/Practitioner.s")),
                RouteRule.get("/api/practitioners/{id}", Access.staff().orSystem("system/Practitioner.r")),
                RouteRule.get("/api/practitioners/{id}/versions", Access.staff().orSystem("system/Practitioner.r")),
                RouteRule.post("/api/practitioners", Access.roles(Role.ADMIN)),
                RouteRule.put("/api/practitioners/{id}", Access.roles(Role.ADMIN)));
    }
}
