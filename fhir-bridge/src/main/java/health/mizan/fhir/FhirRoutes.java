package health.mizan.fhir;

import health.mizan.access.Access;
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
        // Each entry needs the scope of its own type besides.
        rules.add(RouteRule.post("/fhir", Access.systems("system/Bundle.c")));
        Interactions.all().forEach(interaction -> add(rules, interaction));
        return rules;
    }

    private static void add(List<RouteRule> rules, Interaction interaction) {
        String all = "/fhir/" + interaction.type();
        String one = all + "/{id}";
        for (Verb verb : interaction.verbs()) {
            Access access = interaction.access(verb);
            switch (verb) {
                case READ -> {
                    rules.add(RouteRule.get(one, access));
                    rules.add(RouteRule.get(one + "/_history", access));
                    rules.add(RouteRule.get(one + "/_history/{version}", access));
                }
                case SEARCH -> {
                    rules.add(RouteRule.get(all, access));
                    rules.add(RouteRule.post(all + "/_search", access));
                }
                case CREATE -> rules.add(RouteRule.post(all, access));
                case UPDATE -> {
                    rules.add(RouteRule.put(one, access));
                    rules.add(RouteRule.put(all, access));
                }
                case DELETE -> rules.add(RouteRule.delete(one, access));
            }
        }
    }
}
