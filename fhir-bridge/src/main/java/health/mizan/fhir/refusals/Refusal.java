package health.mizan.fhir.refusals;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends a FHIR request, or one entry of a batch, with an OperationOutcome. */
public final class Refusal extends RuntimeException {

    public static final int BAD_REQUEST = 400;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int NOT_ALLOWED = 405;
    public static final int CONFLICT = 409;
    public static final int GONE = 410;
    public static final int PRECONDITION_FAILED = 412;
    public static final int TOO_MUCH = 413;
    public static final int UNPROCESSABLE = 422;

    private final int status;
    private final transient List<Issue> issues;

    public Refusal(int status, List<Issue> issues) {
        // It says what the sender has to mend: where in our code it was found costs a stack and helps nobody.
        super(issues.stream().map(Issue::english).collect(Collectors.joining("; ")), null, false, false);
        this.status = status;
        this.issues = List.copyOf(issues);
    }

    public static Refusal of(int status, String code, @Nullable String expression, String english) {
        return new Refusal(status, List.of(Issue.of(code, expression, english)));
    }

    /** Against a business rule: the resource is well formed, and billing cannot work with it as it is. */
    public static Refusal unusable(String code, String expression, String english, String arabic) {
        return new Refusal(UNPROCESSABLE, List.of(new Issue(code, expression, english, arabic)));
    }

    public static Refusal notThere() {
        return of(NOT_FOUND, "not-found", null, "there is no such resource");
    }

    public int status() {
        return status;
    }

    public List<Issue> issues() {
        return issues;
    }

    /** The same told of an entry of a bundle. */
    public Refusal inEntry(int index) {
        return new Refusal(
                status,
                issues.stream()
                        .map(issue -> issue.at("Bundle.entry[" + index + "].resource"))
                        .toList());
    }
}
