package health.mizan.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** What a database is to the money core: tables that change together or not at all, and die with their copy's step. */
public final class Memory extends AbstractPlatformTransactionManager {

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Random random;
    private double deadly;
    private boolean open;
    private boolean forgetful;

    public Memory(Random random) {
        this.random = random;
    }

    /** The copy dies: nothing after this happens, and nothing of the open transaction has. */
    static final class Crash extends RuntimeException {

        Crash() {
            super("the copy dies here", null, false, false);
        }
    }

    /** How probable it is that the copy dies at a write, and at a commit. */
    void deadly(double probability) {
        this.deadly = probability;
    }

    /** A database that keeps what was not committed; to see whether anybody notices. */
    void forgetToRollBack() {
        this.forgetful = true;
    }

    /** A copy may die between any two steps. */
    void step() {
        if (deadly > 0 && random.nextDouble() < deadly) {
            throw new Crash();
        }
    }

    void wrote(Runnable howToUndo) {
        if (!open) {
            throw new IllegalStateException("something is written outside a transaction");
        }
        undo.push(howToUndo);
        step();
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return open;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        open = true;
        undo.clear();
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        open = false;
        undo.clear();
        // Committed, and nobody has heard of it.
        step();
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        open = false;
        while (!undo.isEmpty() && !forgetful) {
            undo.pop().run();
        }
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        // What fails inside fails the whole: nothing of ours goes on after an exception.
    }
}
