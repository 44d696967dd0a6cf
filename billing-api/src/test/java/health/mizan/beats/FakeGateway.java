package health.mizan.beats;

import health.mizan.tx.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway whose books are a table of its own: what it took, how often it was asked, what we noted. */
class FakeGateway implements RemoteKind<String> {

    private final JdbcClient sql;
    private @Nullable Answer<String> instead;
    private boolean takes = true;

    FakeGateway(JdbcClient sql) {
        this.sql = sql;
    }

    static void createTables(JdbcClient owner) {
        owner.sql("create table if not exists billing.gateway_book (key text primary key)")
                .update();
        owner.sql("create table if not exists billing.gateway_asked (key text not null)")
                .update();
        owner.sql("create table if not exists billing.our_note (id bigint generated always as identity,"
                        + " key text not null, note text not null)")
                .update();
        for (String table : List.of("gateway_book", "gateway_asked", "our_note")) {
            owner.sql("grant select, insert on billing." + table + " to mizan_app")
                    .update();
        }
    }

    void answers(Answer<String> answer) {
        instead = answer;
        takes = false;
    }

    void takesButAnswers(Answer<String> answer) {
        instead = answer;
        takes = true;
    }

    void answersTruly() {
        instead = null;
        takes = true;
    }

    @Override
    public String name() {
        return "payment.capture";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Answer<String> ask(RemoteCall call) {
        Tx.requireNone();
        sql.sql("insert into gateway_asked (key) values (:key)")
                .param("key", call.key())
                .update();
        if (takes) {
            sql.sql("insert into gateway_book (key) values (:key) on conflict do nothing")
                    .param("key", call.key())
                    .update();
        }
        return Optional.ofNullable(instead).orElseGet(() -> new Answer.Done<>("ref-" + call.key()));
    }

    @Override
    public Answer<String> inquire(RemoteCall call) {
        Tx.requireNone();
        if (taken(call.key()) == 1) {
            return new Answer.Done<>("ref-" + call.key());
        }
        return Optional.ofNullable(instead).orElseGet(() -> new Answer.NotSent<>("no such key"));
    }

    @Override
    public void settle(RemoteCall call, Answer<String> answer) {
        Tx.requireOpen();
        note(answer.getClass().getSimpleName(), call.key());
    }

    void note(String note, String key) {
        sql.sql("insert into our_note (key, note) values (:key, :note)")
                .param("key", key)
                .param("note", note)
                .update();
    }

    List<String> notes(String key) {
        return sql.sql("select note from our_note where key = :key order by id")
                .param("key", key)
                .query(String.class)
                .list();
    }

    int taken(String key) {
        return count("select count(*) from gateway_book where key = :key", key);
    }

    int asked(String key) {
        return count("select count(*) from gateway_asked where key = :key", key);
    }

    private int count(String query, String key) {
        return sql.sql(query).param("key", key).query(Integer.class).single();
    }
}
