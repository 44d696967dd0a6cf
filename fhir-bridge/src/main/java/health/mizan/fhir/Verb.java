package health.mizan.fhir;

/** What can be done with a resource type. */
public enum Verb {
    READ("r"),
    SEARCH("s"),
    CREATE("c"),
    UPDATE("u"),
    DELETE("d");

    private final String letter;

    Verb(String letter) {
        this.letter = letter;
    }

    /** Of a SMART scope. */
    public String letter() {
        return letter;
    }
}
