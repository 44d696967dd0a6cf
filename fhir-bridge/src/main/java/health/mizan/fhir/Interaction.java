package health.mizan.fhir;

import health.mizan.access.Role;
import java.util.Map;
import java.util.Set;

/**
 * What can be done with one resource type: read and search. The CapabilityStatement, the route table and the tests all
 * follow from this one list, so that none can promise what another refuses.
 *
 * @param type       an R4 resource type
 * @param people     roles of those people who may; systems need the scope of the type
 * @param parameters search parameters by name, with their FHIR type
 */
record Interaction(String type, Set<Role> people, Map<String, String> parameters) {

    Interaction {
        people = Set.copyOf(people);
        parameters = Map.copyOf(parameters);
    }

    String scope(String letters) {
        return "system/" + type + "." + letters;
    }
}
