package health.mizan.frontdesk;

import health.mizan.coverage.Coverage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the desk knows of a patient's cover at this moment. Its text form is a blank.
 *
 * @param coverage the one that would be asked; null if no cover is in force today
 * @param check    the latest question about it; null if none has been asked
 * @param before   the last answer, while the latest question has none yet; null if there never was one
 */
public record DeskCover(
        @Nullable Coverage coverage,
        @Nullable EligibilityCheckView check,
        @Nullable EligibilityCheckView before) {

    static final DeskCover NONE = new DeskCover(null, null, null);

    public Optional<EligibilityCheckView> latest() {
        return Optional.ofNullable(check);
    }

    /** Whether an answer may still come. */
    public boolean open() {
        return check != null && check.state().isOpen();
    }

    @Override
    public String toString() {
        return "▮";
    }
}
