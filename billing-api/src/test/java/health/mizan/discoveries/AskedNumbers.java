package health.mizan.discoveries;

import static health.mizan.testing.Visits.DESK;

import health.mizan.audit.TestAudit;
import health.mizan.beats.TestBeats;
import health.mizan.crypto.BlindIndex;
import health.mizan.facilities.Facilities;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.masterdata.Saved;
import health.mizan.outbox.TestOutbox;
import health.mizan.payers.Payers;
import health.mizan.persons.Identifier;
import health.mizan.persons.IdentifierRules;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Keys;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;

/** A clinic, a payer written by hand, and numbers of people without a file. */
abstract class AskedNumbers extends DatabaseTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    String number;
    TestClock clock;
    FakeRegister payer;
    Visits visits;
    TestBeats beats;
    DiscoveryStore store;
    DiscoveryAsking asking;
    Discoveries discoveries;

    @BeforeEach
    void open() {
        clock = TestClock.at("2026-03-01T09:00:00Z");
        number = someNumber();
        payer = new FakeRegister();
        visits = new Visits(dataSource, clock).withGoldenCase();
        beats = new TestBeats(sql, tx, clock, TestOutbox.on(sql, tx, clock));
        store = new DiscoveryStore(sql, new DiscoverySeal(Keys.cipher(), BlindIndex.of(Keys.SHARED)));
        asking = new DiscoveryAsking(store, connectors(), visits.the(Payers.class), clock);
        discoveries = new Discoveries(
                store,
                new DiscoveryChecks(
                        asking,
                        visits.the(Payers.class),
                        visits.the(Facilities.class),
                        new TimeOrderedIds(clock),
                        clock),
                asking,
                beats.beats(),
                TestAudit.on(sql, tx, clock),
                tx);
    }

    @AfterEach
    void close() {
        visits.close();
    }

    Discovery created(DiscoveryDraft draft) {
        return ((Saved.Created<Discovery>) discoveries.ask(DESK, draft)).now();
    }

    static DiscoveryDraft draft(String number, String birth) {
        return new DiscoveryDraft(Identifier.NATIONAL_ID, number, birth, "NAJD", "RUH");
    }

    /** Of somebody new, with a check digit that fits. */
    static String someNumber() {
        String digits = "10%07d".formatted(PEOPLE.incrementAndGet());
        return IntStream.rangeClosed(0, 9)
                .mapToObj(last -> digits + last)
                .filter(one ->
                        IdentifierRules.check(Identifier.NATIONAL_ID, one).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    List<String> audits(DiscoveryId id) {
        return owner.sql("""
                        select action || ' ' || coalesce(facility, outcome) from audit_event where subject_id = :id
                        """).param("id", id.toString()).query(String.class).list();
    }

    ObjectProvider<PayerDiscovery> connectors() {
        return new ObjectProvider<>() {
            @Override
            public Stream<PayerDiscovery> orderedStream() {
                return Stream.of(payer);
            }

            @Override
            public Iterator<PayerDiscovery> iterator() {
                return List.<PayerDiscovery>of(payer).iterator();
            }
        };
    }
}
