package health.mizan.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept with each invoice as open is what its lines, its notes and the money that came for it leave open. */
public final class KeptOpen {

    private KeptOpen() {}

    public static void agrees(JdbcClient sql, Invoices invoices) {
        List<UUID> all = sql.sql("select id from invoice").query(UUID.class).list();

        assertThat(all).allSatisfy(id -> assertThat(sql.sql("select open_minor from invoice where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(invoices.require(new InvoiceId(id)).open().minor()));
    }
}
