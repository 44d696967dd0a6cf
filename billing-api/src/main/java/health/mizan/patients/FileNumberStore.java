package health.mizan.patients;

import health.mizan.access.Caller;
import health.mizan.parties.Phi;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out file numbers, each once. */
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

    /** A number that nobody was given before, though a site may have brought it along with its old files. */
    Phi<String> next() {
        long number = sql.sql("select nextval('file_number')").query(Long.class).single();
        return Phi.of("%08d".formatted(number));
    }
}
