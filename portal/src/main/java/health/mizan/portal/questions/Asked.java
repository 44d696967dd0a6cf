package health.mizan.portal.questions;

import health.mizan.billquestions.BillQuestion;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A question as its page shows it.
 *
 * @param phone   in the patient's file, where the answer is expected; null if there is none or the patient is not in sight
 * @param invoice its number; null for what is no invoice yet, or is not in sight
 */
public record Asked(
        BillQuestion question,
        ZonedDateTime at,
        @Nullable String phone,
        @Nullable String invoice) {}
