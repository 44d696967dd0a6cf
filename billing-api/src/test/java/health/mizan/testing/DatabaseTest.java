package health.mizan.testing;

import health.mizan.tx.Tx;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A test class with a database of its own and without Spring: stores and façades are made with {@code new}. */
@Tag("db")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatabaseTest {

    protected Postgres.Database database;

    /** Connects as the application's role, so a missing grant fails here and not in production. */
    protected DataSource dataSource;

    protected JdbcClient sql;

    /** Connects as the superuser, to set up and to tamper. */
    protected JdbcClient owner;

    protected Tx tx;

    @BeforeAll
    void cloneDatabase() {
        database = Postgres.server().freshDatabase();
        dataSource = database.asApplication();
        sql = JdbcClient.create(dataSource);
        owner = JdbcClient.create(database.asOwner());
        tx = new Tx(new DataSourceTransactionManager(dataSource));
    }

    @AfterAll
    void giveItsConnectionsBack() {
        database.close();
    }
}
