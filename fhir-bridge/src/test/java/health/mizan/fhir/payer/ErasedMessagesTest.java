package health.mizan.fhir.payer;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.outbound.Payload;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payers;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Keys;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was said of somebody without a file does not outlast the question. */
class ErasedMessagesTest extends DatabaseTest {

    private final TestClock clock = TestClock.at("2026-07-02T08:00:00Z");
    private PayerMessageStore store;
    private People people;

    @BeforeAll
    void start() {
        people = new People(dataSource, clock).withClinic();
        store = new PayerMessageStore(sql, Keys.cipher());
    }

    @AfterAll
    void stop() {
        people.close();
    }

    @Test
    void both_texts_of_one_key_go_and_their_digests_stay() {
        UUID erased = exchanged("discovery-1");
        UUID other = exchanged("discovery-2");

        store.erase("discovery-1");
        store.erase("discovery-never-said");

        assertThat(store.texts(erased)).isEmpty();
        assertThat(store.texts(other)).hasSize(2);
        assertThat(owner.sql("""
                        select count(*) from billing.payer_message_sent s
                          join billing.payer_message_received r on r.sent = s.id
                         where s.id = :id and s.body is null and r.body is null
                           and length(s.sha256) = 64 and length(r.sha256) = 64
                        """).param("id", erased).query(Long.class).single())
                .isEqualTo(1);
    }

    private UUID exchanged(String key) {
        PayerId payer = people.the(Payers.class).byCode("NAJD").orElseThrow().id();
        UUID id = UUID.randomUUID();
        store.keep(
                new SentMessage(id, key, UUID.randomUUID(), payer, "eligibility-request", key, Payload.of("{\"a\":1}")),
                clock.instant());
        store.received(UUID.randomUUID(), id, 200, Payload.of("{\"b\":2}"), clock.instant());
        return id;
    }
}
