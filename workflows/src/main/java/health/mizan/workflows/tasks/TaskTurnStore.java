package health.mizan.workflows.tasks;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts those in line who act on one task: the engine reads a task in several steps, and fails if it ends between them. */
@Repository
class TaskTurnStore {

    private final JdbcClient sql;

    TaskTurnStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Held until the transaction ends. */
    void await(UUID task) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('task ' || :task, 0))")
                .param("task", task.toString())
                .query(row -> {});
    }
}
