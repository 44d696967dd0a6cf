package health.mizan.encounters;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.put;

import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EncounterRoutes {

    /** Findings are for those who bill by them, and for the patient. */
    @Bean
    RouteTable encounterRouteTable() {
        return () -> List.of(
                get(
                        "/api/encounters/{id}",
                        roles(Role.BILLER, Role.ADMIN, Role.PATIENT).orSystem("system/Encounter.r")),
                put("/api/encounters/{id}/diagnoses", roles(Role.BILLER, Role.ADMIN)));
    }
}
