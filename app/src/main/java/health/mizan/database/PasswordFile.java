package health.mizan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens connections with the passwords that stand in a file now. It is read anew for each, which costs nothing beside
 * opening one, and so needs nobody to notice that it has changed.
 */
final class PasswordFile extends DelegatingDataSource {

    private static final Logger log = LoggerFactory.getLogger(PasswordFile.class);

    /** PostgreSQL's invalid_password: another may do. After anything else it would not. */
    private static final String REFUSED = "28P01";

    /** The present one, the next, and two that somebody forgot to take out: each that is refused costs a round. */
    private static final int MOST = 4;

    private final Path file;

    PasswordFile(DataSource database, Path file) {
        super(database);
        this.file = file;
    }

    /** @param ignored what the pool was given at the start, which is nothing */
    @Override
    public Connection getConnection(String user, @Nullable String ignored) throws SQLException {
        SQLException refusal = new SQLException("mizan.database.password-file holds no password", REFUSED);
        for (String password : passwords()) {
            try {
                return super.getConnection(user, password);
            } catch (SQLException failed) {
                if (!REFUSED.equals(failed.getSQLState())) {
                    throw failed;
                }
                refusal = failed;
            }
        }
        log.warn("database.password-refused user={}", user);
        throw refusal;
    }

    private List<String> passwords() throws SQLException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).limit(MOST).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new SQLException("mizan.database.password-file cannot be read", unreadable);
        }
    }
}
