package health.mizan.sandbox.emr;

import health.mizan.sandbox.SandboxSettings.Door;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the EMR keeps its book and reaches the billing system.
 *
 * @param journal the file of its book
 * @param door    where it tells of visits
 * @param retries waits between attempts to tell
 */
public record EmrSettings(Path journal, Door door, List<Duration> retries) {}
