package health.mizan.masterdata;

import java.util.Optional;

/**
 * Who saves something, and what they believe is there.
 *
 * @param by the caller's subject or the name of the import; kept with the version
 */
public record Change(String by, Expects expects) {

    /** What must be there for the change to happen. */
    public sealed interface Expects {
        /** Create it, or change it to look like the draft: an import says how things shall be. */
        record Anything() implements Expects {}

        record Nothing() implements Expects {}

        record Version(long number) implements Expects {}
    }

    public static Change toWhateverIsThere(String by) {
        return new Change(by, new Expects.Anything());
    }

    public static Change creating(String by) {
        return new Change(by, new Expects.Nothing());
    }

    public static Change ofVersion(String by, long version) {
        return new Change(by, new Expects.Version(version));
    }

    /** What stands in the way of changing {@code present}, if anything does. */
    public <T extends Recorded> Optional<Saved<T>> obstacle(T present) {
        return switch (expects) {
            case Expects.Anything anything -> Optional.empty();
            case Expects.Nothing nothing ->
                Optional.of(
                        new Saved.Conflict<>("it exists already", present.id().toString()));
            case Expects.Version version when version.number() == present.version() -> Optional.empty();
            case Expects.Version version -> Optional.of(new Saved.Stale<>());
        };
    }
}
