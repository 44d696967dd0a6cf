package health.mizan.tx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows in the code where a transaction begins and ends. A transaction already open is joined. Preferred to
 * {@code @Transactional}, which a private or self-called method silently ignores.
 */
@Component
public class Tx {

    private final TransactionTemplate template;

    public Tx(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
    }

    /** Runs {@code work} in a transaction and gives what it returns; any exception rolls back. */
    public <T> T get(Supplier<T> work) {
        // A one-element list, because the template's own result is nullable and ours never is.
        List<T> result = new ArrayList<>(1);
        template.executeWithoutResult(status -> result.add(work.get()));
        return result.getFirst();
    }

    public void run(Runnable work) {
        template.executeWithoutResult(status -> work.run());
    }

    /** Runs {@code work} once the open transaction has committed; at once when none is open. Never after a rollback. */
    public void afterCommit(Runnable work) {
        if (!isOpen()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** For code that must write beside its caller's change or not at all. */
    public static void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("this must run inside the transaction of the change it belongs to");
        }
    }

    /** For code that calls out: a remote party must never hold one of our row locks. */
    public static void requireNone() {
        if (isOpen()) {
            throw new IllegalStateException("a remote call must not run inside a database transaction");
        }
    }

    private static boolean isOpen() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
