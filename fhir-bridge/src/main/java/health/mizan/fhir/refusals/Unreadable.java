package health.mizan.fhir.refusals;

/**
 * A body that is JSON or XML but not FHIR, with the issue to tell. Not of the library's own kind, which the library turns
 * into a sentence of its own before anybody sees it.
 */
public final class Unreadable extends RuntimeException {

    private final transient Issue issue;

    Unreadable(Issue issue) {
        super(issue.english(), null, false, false);
        this.issue = issue;
    }

    /** Its expression begins below the resource, where that is all the parser knows. */
    public Issue issue() {
        return issue;
    }
}
