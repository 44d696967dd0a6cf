package health.mizan.portal;

import health.mizan.testing.Postgres;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database knows of a link, which no page tells. */
final class PayLinkRows {

    private PayLinkRows() {}

    static UUID id(Postgres.Database database, String link) {
        return JdbcClient.create(database.asOwner())
                .sql("select id from billing.pay_link where token_hash = sha256(:token)")
                .param("token", token(link))
                .query(UUID.class)
                .single();
    }

    static int attempts(Postgres.Database database, String link) {
        return count(database, link, "true");
    }

    /** Attempts whose payer is at the gateway's page. */
    static int live(Postgres.Database database, String link) {
        return count(database, link, "a.state = 'action-required'");
    }

    private static byte[] token(String link) {
        return link.substring(6).getBytes(StandardCharsets.US_ASCII);
    }

    private static int count(Postgres.Database database, String link, String which) {
        return JdbcClient.create(database.asOwner())
                .sql("""
                    select count(*) from billing.payment_attempt a join billing.payment_order o on o.id = a.order_id
                      join billing.pay_link l on l.debt_kind = o.debt_kind and l.debt_id = o.debt_id
                     where l.token_hash = sha256(:token) and
                    """ + which)
                .param("token", token(link))
                .query(Integer.class)
                .single();
    }
}
