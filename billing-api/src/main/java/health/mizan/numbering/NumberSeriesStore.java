package health.mizan.numbering;

import health.mizan.masterdata.Codes;
import health.mizan.parties.FacilityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NumberSeriesStore {

    private final JdbcClient sql;

    NumberSeriesStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locks the series until the transaction ends: what it gives is nobody else's, and comes back with a rollback. */
    long next(FacilityId facility, Series series, int year) {
        return sql.sql("""
                        insert into number_series as s (facility_id, series, year, last)
                        values (:facility, :series, :year, 1)
                        on conflict (facility_id, series, year) do update set last = s.last + 1
                        returning last
                        """)
                .param("facility", facility.value())
                .param("series", Codes.code(series))
                .param("year", year)
                .query(Long.class)
                .single();
    }
}
