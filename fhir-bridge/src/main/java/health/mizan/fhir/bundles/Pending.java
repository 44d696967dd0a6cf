package health.mizan.fhir.bundles;

import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Target;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.refusals.Refusal;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A write under way: what is known of it grows from step to step of {@link Writing}. */
final class Pending {

    private final Write write;
    private final int index;

    private @Nullable Resource resource;

    @Nullable
    Kept kept;

    /** Drawn from our own state, not kept yet. */
    @Nullable
    Resource drawn;

    @Nullable
    Effect effect;

    @Nullable
    Target target;

    @Nullable
    Written written;

    Pending(Write write, int index) {
        this.write = write;
        this.index = index;
    }

    /**
     * A transaction that is tried again must begin with what was sent.
     *
     * @throws Refusal for a date that no type of R4 has: the library reads some, and does not copy them
     */
    void copy(Shape shape) {
        write.resource().ifPresent(sent -> {
            try {
                resource = sent.copy();
            } catch (IllegalArgumentException uncopyable) {
                shape.require(sent);
                throw uncopyable;
            }
        });
    }

    Write write() {
        return write;
    }

    int index() {
        return index;
    }

    Resource resource() {
        if (resource == null) {
            throw new IllegalStateException("a deletion has no resource");
        }
        return resource;
    }

    boolean exists() {
        return kept != null || drawn != null;
    }

    /** What a capability made of it before. */
    Optional<UUID> ours() {
        if (kept != null) {
            return kept.ours();
        }
        return drawn == null
                ? Optional.empty()
                : health.mizan.fhir.kept.Holdings.uuid(drawn.getIdElement().getIdPart());
    }

    Optional<String> id() {
        if (kept != null) {
            return Optional.of(kept.id());
        }
        return Optional.ofNullable(drawn).map(one -> one.getIdElement().getIdPart());
    }

    long version() {
        if (kept != null) {
            return kept.version();
        }
        return drawn == null || !drawn.getMeta().hasVersionId()
                ? 0
                : Long.parseLong(drawn.getMeta().getVersionId());
    }

    /** The sender's own time of this version, where the sender tells of it in the sender's own terms. */
    Optional<Instant> told() {
        // Who names our id has read our version, whose time is ours.
        return write.id().isPresent()
                ? Optional.empty()
                : Optional.ofNullable(resource().getMeta().getLastUpdated()).map(Date::toInstant);
    }

    boolean isOutdated() {
        Kept was = kept;
        return was != null
                && !was.deleted()
                && told().flatMap(now -> was.told().filter(now::isBefore)).isPresent();
    }

    /** Names the entry, where there are several. */
    Refusal told(Refusal refusal, boolean several) {
        return several ? refusal.inEntry(index) : refusal;
    }
}
