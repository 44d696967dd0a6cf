package health.mizan.imports;

import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import java.util.List;

/** Thrown by an importer when the owner of the data refuses a group of rows; rolls back what was written for it. */
public final class RowRefusal extends RuntimeException {

    private final transient List<FieldError> errors;

    /** @param errors by the names of the owner's fields; those of the n-th part of a list are taken for row n */
    public RowRefusal(List<FieldError> errors) {
        super("refused", null, false, false);
        this.errors = List.copyOf(errors);
    }

    public RowRefusal(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    List<FieldError> errors() {
        return errors;
    }

    /**
     * What became of a draft, as an import counts it.
     *
     * @throws RowRefusal if nothing became of it
     */
    public static Importer.Outcome settle(Saved<?> saved) {
        return switch (saved) {
            case Saved.Created<?> created -> Importer.Outcome.CREATED;
            case Saved.Changed<?> changed -> Importer.Outcome.CHANGED;
            case Saved.Unchanged<?> unchanged -> Importer.Outcome.UNCHANGED;
            case Saved.Refused<?> refused -> throw new RowRefusal(refused.errors());
            case Saved.Conflict<?> conflict -> throw new RowRefusal("", conflict.why());
            case Saved.Stale<?> stale -> throw new RowRefusal("", "somebody else changed it at the same moment");
        };
    }
}
