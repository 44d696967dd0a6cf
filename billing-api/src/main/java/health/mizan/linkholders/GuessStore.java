package health.mizan.linkholders;

import health.mizan.paylinks.PayLinkId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often a link's holder said a wrong birth year. */
@Repository
class GuessStore {

    private final JdbcClient sql;

    GuessStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param until null while the details may be asked for */
    record Guesses(int wrong, @Nullable Instant until) {}

    /** Locks the link: guesses come one after the other. */
    Guesses lock(PayLinkId id) {
        return sql.sql("select wrong_years, locked_until from pay_link where id = :id for update")
                .param("id", id.value())
                .query((row, index) -> {
                    OffsetDateTime until = row.getObject("locked_until", OffsetDateTime.class);
                    return new Guesses(row.getInt("wrong_years"), until == null ? null : until.toInstant());
                })
                .single();
    }

    void update(PayLinkId id, Guesses now) {
        Instant until = now.until();
        sql.sql("update pay_link set wrong_years = :wrong, locked_until = :until where id = :id")
                .param("id", id.value())
                .param("wrong", now.wrong())
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }
}
