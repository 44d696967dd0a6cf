package health.mizan.fhir.refusals;

import ca.uhn.fhir.parser.DataFormatException;

/** A body that is JSON or XML but not FHIR, with the issue to tell. */
public final class Unreadable extends DataFormatException {

    private final transient Issue issue;

    Unreadable(Issue issue) {
        super(issue.english());
        this.issue = issue;
    }

    public Issue issue() {
        return issue;
    }
}
