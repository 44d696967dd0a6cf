package health.mizan.masterdata;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a draft. Nothing here is an exception: an import goes on with its next line. */
public sealed interface Saved<T> {

    /** The same outcome told of another view of the thing. */
    default <R> Saved<R> map(Function<T, R> view) {
        return switch (this) {
            case Created<T>(T now) -> new Created<>(view.apply(now));
            case Changed<T>(T now) -> new Changed<>(view.apply(now));
            case Unchanged<T>(T now) -> new Unchanged<>(view.apply(now));
            case Refused<T>(List<FieldError> errors) -> new Refused<>(errors);
            case Conflict<T> conflict -> new Conflict<>(conflict.why(), conflict.with());
            case Stale<T> stale -> new Stale<>();
        };
    }

    record Created<T>(T now) implements Saved<T> {}

    record Changed<T>(T now) implements Saved<T> {}

    /** It already looked like the draft; no version was made. */
    record Unchanged<T>(T now) implements Saved<T> {}

    /** The draft itself is wrong. */
    record Refused<T>(List<FieldError> errors) implements Saved<T> {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * The draft is sound but collides with what is there.
     *
     * @param with the id of what it collides with, where known
     */
    record Conflict<T>(String why, @Nullable String with) implements Saved<T> {}

    /** Somebody else changed it since the version that the author had read. */
    record Stale<T>() implements Saved<T> {}
}
