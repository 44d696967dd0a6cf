package health.mizan.portal.ops;

import health.mizan.exchanges.KeptText;
import org.jspecify.annotations.Nullable;

/**
 * One text of a message, as the page shows it.
 *
 * @param content made readable; null while it is masked
 */
public record MessageText(KeptText text, @Nullable String content) {}
