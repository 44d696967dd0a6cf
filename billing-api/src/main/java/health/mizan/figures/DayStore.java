package health.mizan.figures;

import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DayStore {

    private final JdbcClient sql;

    DayStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The books'. */
    ZoneId zone() {
        return ZoneId.of(sql.sql("select time_zone from ledger_books")
                .query(String.class)
                .single());
    }
}
