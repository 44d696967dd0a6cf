package health.mizan.testing;

import health.mizan.tx.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that stand where a test wants them, without the visits that would have led them there. */
public final class StandingProcesses implements AutoCloseable {

    private final RuntimeService engine;
    private final ManagementService jobs;
    private final JdbcClient owner;
    private final Tx tx;
    private final List<UUID> started = new ArrayList<>();
    private final List<UUID> parked = new ArrayList<>();
    private final List<UUID> unknown = new ArrayList<>();

    public StandingProcesses(RuntimeService engine, ManagementService jobs, JdbcClient owner, Tx tx) {
        this.engine = engine;
        this.jobs = jobs;
        this.owner = owner;
        this.tx = tx;
    }

    /** @param key of the thing it is about, which there is none of */
    public record One(UUID id, UUID key, String task) {}

    /** One process of each diagram, where it asks a person. */
    public List<One> oneOfEach() {
        return List.of(
                at("eligibility-check", "call-the-insurer"),
                at("claim-submission", "decide-about-the-denied"),
                at("doubtful-answer", "rule-on-the-answer"),
                at("deferred-capture", "decide-about-the-hold"),
                at("patient-payment", "remind-the-patient"),
                at("emr-write-back", "mend-the-notice"));
    }

    public One at(String process, String activity) {
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
    public One stuckAt(String process, String step) {
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
    public UUID parkedDelivery() {
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

    /** A payment whose answer was lost, and which no worker asks about: the call's kind is nobody's. */
    public UUID unknownPayment() {
        UUID operation = UUID.randomUUID();
        owner.sql("""
                        with account as (select id from billing.gateway_account order by code limit 1),
                        opened as (insert into billing.payment_order (id, debt_kind, debt_id, patient_id, facility_id,
                                       amount_minor, currency, mode, opened_by, created_at)
                                   select gen_random_uuid(), 'case', gen_random_uuid(), p.id, f.id, 38000, 'SAR', 'immediate',
                                          'test', now()
                                     from (select id from billing.patient limit 1) p,
                                          (select id from billing.facility where code = 'RUH') f
                                   returning id),
                        tried as (insert into billing.payment_attempt (id, order_id, account_id, method, mode,
                                      merchant_reference, amount_minor, currency, state, return_url, locale, created_at,
                                      changed_at)
                                  select gen_random_uuid(), opened.id, account.id, 'mada', 'immediate', :operation, 38000,
                                         'SAR', 'unknown', 'https://r.example', 'ar', now(), now()
                                    from opened, account
                                  returning id),
                        asked as (insert into billing.payment_operation (id, attempt_id, type, amount_minor, currency,
                                      op_key, state, ours, asked_by, created_at)
                                  select :operation::uuid, tried.id, 'start', 0, 'SAR', :operation, 'unknown', true, 'test',
                                         now() - interval '20 minutes'
                                    from tried
                                  returning id)
                        insert into billing.remote_call (id, kind, op_key, target, subject_kind, subject_id, state,
                            inquiries, due_at, unknown_since, inquired_at)
                        select gen_random_uuid(), 'test.nobody', :operation, 'test', 'payment-operation', :operation,
                               'unknown', 3, now() + interval '1 hour', now() - interval '20 minutes',
                               now() - interval '5 minutes'
                          from asked
                        """).param("operation", operation.toString()).update();
        unknown.add(operation);
        return operation;
    }

    /** By which it was asked for. */
    public UUID call(UUID payment) {
        return owner.sql("select id from billing.remote_call where op_key = :key")
                .param("key", payment.toString())
                .query(UUID.class)
                .single();
    }

    /** When it is asked about next. */
    public Instant askedNext(UUID payment) {
        return owner.sql("select due_at from billing.remote_call where op_key = :key")
                .param("key", payment.toString())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** What the audit log says was done to it. */
    public List<String> audited(UUID subject) {
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
        unknown.forEach(this::forget);
        parked.forEach(id -> owner.sql("delete from billing.outbox_delivery where id = :id")
                .param("id", id)
                .update());
    }

    private void forget(UUID payment) {
        owner.sql(
                        "update billing.remote_call set state = 'failed', settled_at = now(), due_at = null where op_key = :key")
                .param("key", payment.toString())
                .update();
        owner.sql("update billing.payment_operation set state = 'failed', settled_at = now() where op_key = :key")
                .param("key", payment.toString())
                .update();
    }
}
