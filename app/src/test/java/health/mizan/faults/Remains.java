package health.mizan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.Eventually;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What would still be lying about in Mizan's own tables, had something been forgotten. */
public record Remains(JdbcClient sql) {

    private static final List<String> ENDED = List.of("delivered", "skipped");

    public void areNone() {
        none("calls without an outcome", "select count(*) from billing.remote_call where settled_at is null");
        none(
                "messages not worked on",
                "select count(*) from billing.inbox_message where state in ('received', 'parked', 'refused')");
        none("alarms", "select count(*) from billing.payment_alarm");
        none(
                "facts of which the EMR has not been told",
                "select count(*) from billing.emr_notice where state <> 'success'");
        none(
                "answers of payers that fit nothing",
                "select count(*) from billing.submission_answer where effect = 'discrepant'");
        none("claims submitted twice", """
                select count(*) from (select claim_id from billing.submission group by claim_id having count(*) > 1)""");
        none("holds captured twice", """
                select count(*) from (select attempt_id from billing.payment_operation
                                       where type = 'capture' and state = 'succeeded'
                                       group by attempt_id having count(*) > 1)""");
        assertThat(sql.sql("select distinct state from billing.outbox_delivery")
                        .query(String.class)
                        .list())
                .isSubsetOf(ENDED);
    }

    private void none(String what, String count) {
        Eventually.until(
                "there are no " + what, () -> sql.sql(count).query(Long.class).single() == 0);
    }
}
