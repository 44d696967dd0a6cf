package health.mizan.portal.desk.patient;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a restricted patient's file.
 *
 * @param reason why the reader opened it; null for who sees such files by role
 * @param until  when it closes by itself; null with {@code reason}
 */
public record Protection(@Nullable String reason, @Nullable ZonedDateTime until) {

    static final Protection BY_ROLE = new Protection(null, null);
}
