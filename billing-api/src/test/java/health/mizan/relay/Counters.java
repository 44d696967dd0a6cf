package health.mizan.relay;

import health.mizan.outbox.Subscription;
import health.mizan.tx.Tx;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A workload whose rightness can be read from the database afterwards: subjects that count under a row lock, one event
 * per step, and two handlers whose effects stand in a table with a unique key and in the order in which they happened.
 */
final class Counters {

    static final String LEDGER = "ledger";
    static final String NOTICES = "notices";

    private final JdbcClient sql;

    Counters(JdbcClient sql) {
        this.sql = sql;
    }

    static void create(JdbcClient owner, int subjects) {
        owner.sql("create table billing.counter (subject text primary key, n int not null)")
                .update();
        owner.sql("create table billing.effect (seq bigint generated always as identity, handler text, subject text,"
                        + " n int, copy text, primary key (handler, subject, n))")
                .update();
        owner.sql("grant select, insert, update on billing.counter, billing.effect to mizan_app")
                .update();
        for (int s = 0; s < subjects; s++) {
            owner.sql("insert into billing.counter values (:subject, 0)")
                    .param("subject", "s" + s)
                    .update();
        }
    }

    /** The first may act twice if its copy dies at the wrong moment, hence its "on conflict"; the second may not. */
    List<Subscription<Counted>> handlers(String copy) {
        return List.of(
                new Listener(NOTICES, event -> sql.sql("insert into effect (handler, subject, n, copy)"
                                        + " values ('notices', :subject, :n, :copy) on conflict do nothing")
                                .param("subject", event.of())
                                .param("n", event.n())
                                .param("copy", copy)
                                .update())
                        .remote(),
                new Listener(LEDGER, event -> sql.sql("insert into effect (handler, subject, n, copy)"
                                        + " values ('ledger', :subject, :n, :copy)")
                                .param("subject", event.of())
                                .param("n", event.n())
                                .param("copy", copy)
                                .update())
                        .local());
    }

    /** One step of one subject: the change and its event in one transaction. */
    void step(Copy copy, String subject) {
        Tx tx = copy.tx;
        tx.run(() -> {
            int n = sql.sql("update counter set n = n + 1 where subject = :subject returning n")
                    .param("subject", subject)
                    .query(Integer.class)
                    .single();
            copy.outbox.publish(new Counted(subject, n));
        });
    }

    long steps() {
        return number("select coalesce(sum(n), 0) from counter");
    }

    long events() {
        return number("select count(*) from outbox_event");
    }

    long effects() {
        return number("select count(*) from effect");
    }

    long effectsOf(String copy) {
        return sql.sql("select count(*) from effect where copy = :copy")
                .param("copy", copy)
                .query(Long.class)
                .single();
    }

    long unsettled() {
        return number("select count(*) from outbox_delivery where state <> 'delivered'");
    }

    long leased() {
        return number("select count(*) from outbox_delivery where leased_by is not null");
    }

    /** Effects that came before or after their turn. */
    long outOfOrder() {
        return number("select count(*) from (select n, row_number() over (partition by handler, subject order by seq)"
                + " as turn from effect) e where n <> turn");
    }

    /** Steps that a handler never heard of. */
    long unheard() {
        return number("select 2 * (select sum(n) from counter) - (select count(*) from effect)");
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
