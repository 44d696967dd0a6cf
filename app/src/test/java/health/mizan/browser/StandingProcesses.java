package health.mizan.browser;

import health.mizan.tx.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that stand where a test wants them, without the visits that would have led them there. */
final class StandingProcesses implements AutoCloseable {

    private final RuntimeService engine;
    private final ManagementService jobs;
    private final JdbcClient owner;
    private final Tx tx;
    private final List<UUID> started = new ArrayList<>();
    private final List<UUID> parked = new ArrayList<>();

    StandingProcesses(RuntimeService engine, ManagementService jobs, JdbcClient owner, Tx tx) {
        this.engine = engine;
        this.jobs = jobs;
        this.owner = owner;
        this.tx = tx;
    }

    /** @param key of the thing it is about, which there is none of */
    record One(UUID id, UUID key, String task) {}

    /** One process of each diagram, where it asks a person. */
    List<One> oneOfEach() {
        return List.of(
                at("eligibility-check", "call-the-insurer"),
                at("claim-submission", "decide-about-the-denied"),
                at("doubtful-answer", "rule-on-the-answer"),
                at("deferred-capture", "decide-about-the-hold"),
                at("patient-payment", "remind-the-patient"),
                at("emr-write-back", "mend-the-notice"));
    }

    One at(String process, String activity) {
        UUID key = UUID.randomUUID();
        String id = engine.createProcessInstanceByKey(process)
                .businessKey(key.toString())
                .setVariable("facility", "RUH")
                .startBeforeActivity(activity)
                .execute()
                .getId();
        started.add(UUID.fromString(id));
        return new One(UUID.fromString(id), key, activity);
    }

    /** Before a step that has failed as often as it may: noted before any worker sees the job. */
    One stuckAt(String process, String step) {
        return tx.get(() -> {
            One one = at(process, step);
            jobs.createJobQuery()
                    .processInstanceId(one.id().toString())
                    .list()
                    .forEach(job -> jobs.setJobRetries(job.getId(), 0));
            return one;
        });
    }

    /** A delivery that nobody took. */
    UUID parkedDelivery() {
        UUID event = UUID.randomUUID();
        UUID delivery = UUID.randomUUID();
        owner.sql("""
                        insert into billing.outbox_event (id, type, subject_kind, subject_id, payload, occurred_at)
                        values (:id, 'test.happened', 'thing', :subject, '{}', now())
                        """).param("id", event).param("subject", event.toString()).update();
        owner.sql("""
                        insert into billing.outbox_delivery
                            (id, event_id, handler, subject, position, state, tries, error, settled_at)
                        select :id, id, 'test.nobody', subject_id, position, 'parked', 12, 'nobody listened', now()
                          from billing.outbox_event where id = :event
                        """).param("id", delivery).param("event", event).update();
        parked.add(delivery);
        return delivery;
    }

    /** What the audit log says was done to it. */
    List<String> audited(UUID subject) {
        return owner.sql("select action from billing.audit_event where subject_id = :id order by at")
                .param("id", subject.toString())
                .query(String.class)
                .list();
    }

    /** Other tests count what stands still. */
    @Override
    public void close() {
        started.stream()
                .map(UUID::toString)
                .filter(id -> engine.createProcessInstanceQuery()
                                .processInstanceId(id)
                                .count()
                        > 0)
                .forEach(id -> engine.deleteProcessInstance(id, "the test is over"));
        parked.forEach(id -> owner.sql("delete from billing.outbox_delivery where id = :id")
                .param("id", id)
                .update());
    }
}
