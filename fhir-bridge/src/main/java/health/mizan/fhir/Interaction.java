package health.mizan.fhir;

import health.mizan.access.Access;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.fhir.searching.Parameter;
import health.mizan.fhir.searching.Parameters;
import java.util.List;
import java.util.Set;

/**
 * What can be done with one resource type. The CapabilityStatement, the route table, the doors and the tests all follow
 * from this one list, so that none can promise what another refuses.
 *
 * @param type   an R4 resource type
 * @param people roles of those people who may read and search; only systems with the scope of the type may write
 * @param verbs  reading a type includes its versions and their history
 */
public record Interaction(String type, Set<Role> people, Set<Verb> verbs) {

    public Interaction {
        people = Set.copyOf(people);
        verbs = Set.copyOf(verbs);
    }

    public boolean allows(Verb verb) {
        return verbs.contains(verb);
    }

    public Access access(Verb verb) {
        boolean reading = verb == Verb.READ || verb == Verb.SEARCH;
        Set<Role> who = reading ? people : Set.of();
        return Access.roles(who.toArray(Role[]::new)).orSystem("system/" + type + "." + verb.letter());
    }

    public boolean admits(Caller caller, Verb verb) {
        return allows(verb) && (caller instanceof Caller.Self || access(verb).admits(caller));
    }

    List<Parameter> parameters() {
        return Parameters.of(type);
    }
}
