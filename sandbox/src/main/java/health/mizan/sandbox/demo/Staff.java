package health.mizan.sandbox.demo;

import health.mizan.sandbox.people.Person;
import java.net.URI;

/** The clinic's people of the default run, each signed in. */
public record Staff(Person desk, Person biller, Person finance, Person operator) {

    public static Staff login(URI mizan) {
        return new Staff(
                Person.login(mizan, "desk"),
                Person.login(mizan, "biller"),
                Person.login(mizan, "finance"),
                Person.login(mizan, "operator"));
    }
}
