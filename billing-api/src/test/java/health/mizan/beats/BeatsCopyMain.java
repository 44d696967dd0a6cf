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
        beats.call(gateway, intent, () -> {});
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
            return answer;
        }

        @Override
        public void settle(RemoteCall call, Answer<String> answer) {
            super.settle(call, answer);
            point.crashIf(CrashPoint.WHILE_NOTING_THE_OUTCOME);
        }
    }
}
