package health.mizan.acquiring;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GatewayAccountStore {

    private final JdbcClient sql;

    GatewayAccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The id of the account of that code, which it keeps for ever; {@code fresh} if it is new. */
    UUID register(UUID fresh, String code, String provider) {
        sql.sql("""
                        insert into gateway_account (id, code, provider) values (:id, :code, :provider)
                        on conflict (code) do nothing
                        """)
                .param("id", fresh)
                .param("code", code)
                .param("provider", provider)
                .update();
        return sql.sql("select id from gateway_account where code = :code and provider = :provider")
                .param("code", code)
                .param("provider", provider)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("mizan.gateways.accounts." + code
                        + ": the account was with another provider before; its payments are there, so give the new one"
                        + " a code of its own"));
    }
}
