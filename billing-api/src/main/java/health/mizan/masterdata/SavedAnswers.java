package health.mizan.masterdata;

import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Says over HTTP what became of a draft. */
public final class SavedAnswers {

    private SavedAnswers() {}

    /** @param collection the address under which the thing has its own, such as {@code /api/payers} */
    public static <T extends Recorded> ResponseEntity<T> of(Saved<T> saved, String collection) {
        return switch (saved) {
            case Saved.Created<T>(T now) ->
                ResponseEntity.created(URI.create(collection + "/" + now.id()))
                        .eTag(Versions.etag(now.version()))
                        .body(now);
            case Saved.Changed<T>(T now) -> found(now);
            case Saved.Unchanged<T>(T now) -> found(now);
            case Saved.Refused<T>(List<FieldError> errors) -> throw refused(errors);
            case Saved.Conflict<T> conflict -> throw conflict(conflict, collection);
            case Saved.Stale<T> stale -> throw Versions.stale();
        };
    }

    public static <T extends Recorded> ResponseEntity<T> found(T now) {
        return ResponseEntity.ok().eTag(Versions.etag(now.version())).body(now);
    }

    /** @param latest false for an earlier version, which carries no tag: a change is of the latest */
    public static <T extends Recorded> ResponseEntity<T> found(T now, boolean latest) {
        return latest ? found(now) : ResponseEntity.ok(now);
    }

    public static ProblemException nothingThere() {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no such resource");
    }

    /** A resource keeps its business code: another code is another thing. */
    public static void requireSame(String field, String present, @Nullable String wanted) {
        if (!present.equals(wanted)) {
            throw refused(List.of(new FieldError(field, "stays as it is: " + present)));
        }
    }

    /** Ends a request whose parameters or body did not pass. */
    public static void requireSound(Checks checks) {
        if (checks.failed()) {
            throw refused(checks.errors());
        }
    }

    private static ProblemException conflict(Saved.Conflict<?> conflict, String collection) {
        return new ProblemException(
                ProblemType.CONFLICT,
                conflict.why(),
                conflict.with() == null ? Map.of() : Map.of("with", collection + "/" + conflict.with()));
    }

    private static ProblemException refused(List<FieldError> errors) {
        return new ProblemException(ProblemType.INVALID_VALUE, "see fields", Map.of("fields", errors));
    }
}
