package health.mizan.eligibility;

import health.mizan.audit.TestAudit;
import health.mizan.beats.CallState;
import health.mizan.beats.TestBeats;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.TestOutbox;
import health.mizan.payers.Payers;
import health.mizan.sight.SightSettings;
import health.mizan.sight.Sights;
import health.mizan.testing.Keys;
import health.mizan.testing.Visits;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real checks for tests, with payers written by hand and calls sent by hand. */
public final class TestEligibility {

    private final TestBeats beats;
    private final EligibilityAsking asking;
    private final EligibilityChecks checks;

    public TestEligibility(JdbcClient sql, Tx tx, Clock clock, Visits visits, List<? extends PayerEligibility> payers) {
        Outbox outbox = TestOutbox.on(sql, tx, clock);
        EligibilityCheckStore store = new EligibilityCheckStore(
                sql, new Sights(SightSettings.defaults(), clock), new EligibilityAnswerSeal(Keys.cipher()));
        beats = new TestBeats(sql, tx, clock, outbox);
        asking = new EligibilityAsking(store, given(payers), visits.the(Payers.class), beats.beats(), outbox, clock);
        checks = new EligibilityChecks(
                store,
                new EligibilityQuestions(
                        visits.cases(),
                        visits.the(Coverages.class),
                        visits.the(Facilities.class),
                        new TimeOrderedIds(clock),
                        clock),
                asking,
                outbox,
                TestAudit.on(sql, tx, clock),
                tx);
    }

    public EligibilityChecks checks() {
        return checks;
    }

    /** What the worker does after the commit. */
    public void send(EligibilityCheckId check) {
        beats.send(asking, check);
    }

    /** What the sweep does when it is time. */
    public void sweep(EligibilityCheckId check) {
        beats.sweep(asking, check);
    }

    /** What the sweep does at this moment; false if nothing is due. */
    boolean sweepDue() {
        return beats.sweepDue(asking);
    }

    CallState call(EligibilityCheckId check, int tries) {
        return beats.stateOf(EligibilityAsking.key(check, tries));
    }

    private static <T> ObjectProvider<T> given(List<? extends T> beans) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> orderedStream() {
                return beans.stream().map(bean -> (T) bean);
            }
        };
    }
}
