package health.mizan.fhir.bundles;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Write}. */
public final class Written {

    /** What happened, as HTTP says it. */
    public enum Result {
        CREATED(201),
        /** A version was made, or it says what it said before. */
        UPDATED(200),
        /** A conditional create found it. */
        FOUND(200),
        DELETED(204);

        private final int status;

        Result(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Result result;
    private final String type;
    private final String id;
    private final long version;
    private final @Nullable Resource resource;

    Written(Result result, String type, String id, long version, @Nullable Resource resource) {
        this.result = result;
        this.type = type;
        this.id = id;
        this.version = version;
        this.resource = resource;
    }

    public Result result() {
        return result;
    }

    public String type() {
        return type;
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** As it is now; null if it was deleted, or found and not the caller's to read. */
    public @Nullable Resource resource() {
        return resource;
    }
}
