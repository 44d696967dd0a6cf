package health.mizan.beats;

import health.mizan.audit.TestAudit;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.Subject;
import health.mizan.outbox.TestOutbox;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Makes one call in a process of its own and dies at the given point. */
final class BeatsCopyMain {

    private BeatsCopyMain() {}

    public static void main(String[] arguments) {
        String key = arguments[1];
        CrashPoint point = CrashPoint.valueOf(arguments[2]);
        DriverManagerDataSource source =
                new DriverManagerDataSource(arguments[0] + "?currentSchema=billing", "mizan_app", "");
        JdbcClient sql = JdbcClient.create(source);
        Tx tx = new Tx(new DataSourceTransactionManager(source));
        Clock clock = Clock.systemUTC();
        RemoteCallStore store = new RemoteCallStore(sql);
        RemoteCaller caller = new RemoteCaller(store, TestBeats.SETTINGS, new SimpleMeterRegistry(), tx);
        Beats beats = new Beats(
                store,
                caller,
                TestOutbox.on(sql, tx, clock),
                TestAudit.on(sql, tx, clock),
                new TimeOrderedIds(clock),
                tx);
        FakeGateway gateway = new DeadlyGateway(sql, point);
        Intent intent = new Intent(key, "gateway.fake", Subject.of("payment", key));
        if (point == CrashPoint.BEFORE_SENDING) {
            tx.run(() -> beats.prepare(gateway, intent));
            point.crashIf(CrashPoint.BEFORE_SENDING);
        }
        loseTheAnswer(gateway, point);
        beats.call(gateway, intent, () -> {});
        gateway.answersTruly();
        for (int round = 0; round < 3; round++) {
            sql.sql("update remote_call set due_at = now() where op_key = :key")
                    .param("key", key)
                    .update();
            caller.takeUpOverdue(gateway);
        }
    }

    /** What makes the process ask again, if it dies only then. */
    private static void loseTheAnswer(FakeGateway gateway, CrashPoint point) {
        switch (point) {
            case WHILE_ASKING_WHAT_BECAME_OF_IT, WHILE_NOTING_WHAT_BECAME_OF_IT ->
                gateway.takesButAnswers(new Answer.Unknown<>("timed out"));
            case AFTER_SENDING_AGAIN_WHAT_NEVER_ARRIVED -> gateway.answers(new Answer.Unknown<>("timed out"));
            default -> gateway.answersTruly();
        }
    }

    private static final class DeadlyGateway extends FakeGateway {

        private final CrashPoint point;

        DeadlyGateway(JdbcClient sql, CrashPoint point) {
            super(sql);
            this.point = point;
        }

        @Override
        public Answer<String> ask(RemoteCall call) {
            point.crashIf(CrashPoint.BEFORE_THE_GATEWAY_HEARD);
            Answer<String> answer = super.ask(call);
            point.crashIf(CrashPoint.AFTER_THE_GATEWAY_ACTED);
            if (call.tries() > 1) {
                point.crashIf(CrashPoint.AFTER_SENDING_AGAIN_WHAT_NEVER_ARRIVED);
            }
            return answer;
        }

        @Override
        public Answer<String> inquire(RemoteCall call) {
            point.crashIf(CrashPoint.WHILE_ASKING_WHAT_BECAME_OF_IT);
            return super.inquire(call);
        }

        @Override
        public void settle(RemoteCall call, Answer<String> answer) {
            super.settle(call, answer);
            point.crashIf(CrashPoint.WHILE_NOTING_THE_OUTCOME);
            if (answer instanceof Answer.Done) {
                point.crashIf(CrashPoint.WHILE_NOTING_WHAT_BECAME_OF_IT);
            }
        }
    }
}
