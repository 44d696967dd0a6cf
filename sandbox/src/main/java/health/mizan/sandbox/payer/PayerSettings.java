package health.mizan.sandbox.payer;

import health.mizan.sandbox.SandboxSettings.Door;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the payer keeps its book and reaches its provider.
 *
 * @param journal the file of its book
 * @param door    where later answers are pushed; they can be polled for as well
 * @param retries waits between attempts to push an answer
 */
public record PayerSettings(Path journal, Door door, List<Duration> retries) {}
