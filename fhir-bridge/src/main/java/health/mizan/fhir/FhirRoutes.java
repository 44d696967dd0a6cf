package health.mizan.fhir;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what under {@code /fhir}, drawn from the table of interactions. */
@Configuration(proxyBeanMethods = false)
class FhirRoutes {

    @Bean
    RouteTable fhirTable() {
        return FhirRoutes::rules;
    }

    static List<RouteRule> rules() {
        List<RouteRule> rules = new ArrayList<>();
        rules.add(RouteRule.get("/fhir/metadata", Access.everybody()));
        rules.add(RouteRule.get("/fhir/.well-known/smart-configuration", Access.everybody()));
        for (Interaction interaction : Interactions.all()) {
            Access people = Access.roles(interaction.people().toArray(Role[]::new));
            String path = "/fhir/" + interaction.type();
            rules.add(RouteRule.get(path + "/{id}", people.orSystem(interaction.scope("r"))));
            rules.add(RouteRule.get(path, people.orSystem(interaction.scope("s"))));
            rules.add(RouteRule.post(path + "/_search", people.orSystem(interaction.scope("s"))));
        }
        return rules;
    }
}
