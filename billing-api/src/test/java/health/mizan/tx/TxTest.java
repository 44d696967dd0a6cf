package health.mizan.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TxTest extends DatabaseTest {

    @Test
    void work_for_after_the_commit_waits_for_it() {
        List<String> order = new ArrayList<>();

        tx.run(() -> {
            tx.afterCommit(() -> order.add("after"));
            order.add("inside");
        });

        assertThat(order).containsExactly("inside", "after");
    }

    @Test
    void a_rollback_drops_the_work_for_after_the_commit() {
        List<String> order = new ArrayList<>();

        assertThatThrownBy(() -> tx.run(() -> {
                    tx.afterCommit(() -> order.add("after"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(order).isEmpty();
    }

    @Test
    void without_a_transaction_the_work_runs_at_once() {
        List<String> order = new ArrayList<>();

        tx.afterCommit(() -> order.add("now"));

        assertThat(order).containsExactly("now");
    }

    @Test
    void a_remote_call_inside_a_transaction_is_stopped() {
        assertThatThrownBy(() -> tx.run(Tx::requireNone)).isInstanceOf(IllegalStateException.class);
        Tx.requireNone();
    }

    @Test
    void a_write_that_must_ride_along_refuses_to_walk_alone() {
        assertThatThrownBy(Tx::requireOpen).isInstanceOf(IllegalStateException.class);
        int answer = tx.get(() -> {
            Tx.requireOpen();
            return 42;
        });
        assertThat(answer).isEqualTo(42);
    }

    @Test
    void the_application_connects_without_the_right_to_change_what_it_was_not_granted() {
        assertThat(sql.sql("select current_user").query(String.class).single()).isEqualTo("mizan_app");
        assertThatThrownBy(() ->
                        sql.sql("create table billing.sneaked_in (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
