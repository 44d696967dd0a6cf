package health.mizan.fhir.messages;

import health.mizan.inbox.Inbox;
import health.mizan.inbox.InboxAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Keeps a sender waiting, for a while, until its message has been worked on: here, or by another copy of us. */
@Component
class Patience {

    /** Another copy tells nobody; the store does. */
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final Inbox inbox;
    private final Map<UUID, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    Patience(Inbox inbox) {
        this.inbox = inbox;
    }

    Optional<InboxAnswer> answerOf(UUID message, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        CompletableFuture<Void> settled = waiting.computeIfAbsent(message, fresh -> new CompletableFuture<>());
        try {
            Optional<InboxAnswer> answer = inbox.answer(message);
            while (answer.isEmpty() && System.nanoTime() < deadline) {
                pause(settled, deadline);
                answer = inbox.answer(message);
            }
            return answer;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(message, settled);
        }
    }

    /** Called once the work on a message is committed. */
    void over(UUID message) {
        CompletableFuture<Void> settled = waiting.remove(message);
        if (settled != null) {
            settled.complete(null);
        }
    }

    private static void pause(CompletableFuture<Void> settled, long deadline) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        try {
            settled.get(Math.clamp(left, 1, LOOK_AGAIN_MILLIS), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException lookAgain) {
            // The store knows.
        }
    }
}
