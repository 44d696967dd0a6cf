package health.mizan.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** The database and its two roles, the same as {@code deploy/postgres} makes: one owns and migrates, one works. */
final class DatabaseRoles {

    static final String DATABASE = "mizan";
    static final String OWNER = "mizan_owner";
    static final String APPLICATION = "mizan_app";

    private DatabaseRoles() {}

    static void ensure(EmbeddedPostgres server, UnaryOperator<String> secrets) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            role(connection, OWNER, secrets.apply(Secrets.OWNER_PASSWORD));
            role(connection, APPLICATION, secrets.apply(Secrets.APPLICATION_PASSWORD));
            // A migration bounds the application's transactions, so its owner may alter that role.
            execute(connection, "alter role " + OWNER + " createrole");
            execute(
                    connection,
                    "grant " + APPLICATION + " to " + OWNER + " with admin option, inherit false, set false");
            if (!exists(connection, "select from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database " + DATABASE + " owner " + OWNER);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the database roles could not be made", failed);
        }
    }

    private static void role(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
            execute(connection, "create role " + name + " noinherit login");
        }
        execute(connection, passwordChange(connection, name, password));
    }

    // Role statements take no parameters, so the server itself quotes them.
    private static String passwordChange(Connection connection, String role, String password) throws SQLException {
        String template = "select format('alter role %I password %L', ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(template)) {
            statement.setString(1, role);
            statement.setString(2, password);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
