package health.mizan.patients;

import health.mizan.access.Caller;
import health.mizan.parties.Phi;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out file numbers, each once per site. */
@Component
class FileNumberStore {

    private final JdbcClient sql;

    FileNumberStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The site with this code, if it exists and {@code caller} may register there. */
    Optional<UUID> facility(String code, Caller caller) {
        boolean admitted =
                switch (caller) {
                    case Caller.Self self -> true;
                    case Caller.Staff staff -> staff.facilities().contains(code);
                    case Caller.Client client -> client.facilities().contains(code);
                    case Caller.Patient patient -> false;
                };
        return sql.sql("select id from facility where code = :code and :admitted")
                .param("code", code)
                .param("admitted", admitted)
                .query(UUID.class)
                .optional();
    }

    /** The next number of the site. Others who register there wait until this transaction ends. */
    Phi<String> next(UUID facility) {
        long number = sql.sql("""
                insert into file_number_counter as counter (facility_id, last) values (:facility, 1)
                on conflict (facility_id) do update set last = counter.last + 1
                returning last
                """).param("facility", facility).query(Long.class).single();
        return Phi.of("%08d".formatted(number));
    }
}
