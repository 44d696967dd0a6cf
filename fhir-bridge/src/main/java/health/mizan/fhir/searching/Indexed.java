package health.mizan.fhir.searching;

/**
 * Something a resource is found by.
 *
 * @param name of the search parameter
 */
public record Indexed(String name, Value value) {

    /** What stands in the resource, in the form in which it is compared. */
    public sealed interface Value {

        /** A token or a reference. Its text form is a blank: it may be a person's number. */
        record Exact(String form) implements Value {
            @Override
            public String toString() {
                return "▮";
            }
        }

        /** Words in lower case. */
        record Words(String text) implements Value {}

        record Time(Span span) implements Value {}
    }
}
