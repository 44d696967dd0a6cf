package health.mizan.standalone.issuer;

import health.mizan.sweeping.Sweep;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets grants whose last token has expired: the EMR alone leaves one behind every few minutes. */
@OnlyStandalone
@Component
class OldGrants implements Sweep {

    private static final int BATCH = 1_000;

    private final JdbcClient sql;
    private final Clock clock;

    OldGrants(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "issuer.old-grants";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    // A login that was never finished has no token at all; nothing tells its age, and people start few.
    @Override
    public boolean sweep() {
        int gone = sql.sql("""
                        delete from oauth2_authorization
                         where id in (select id from oauth2_authorization
                                       where greatest(authorization_code_expires_at, access_token_expires_at,
                                                      oidc_id_token_expires_at, refresh_token_expires_at) < :now
                                       limit :batch
                                         for update skip locked)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", BATCH)
                .update();
        return gone == BATCH;
    }
}
