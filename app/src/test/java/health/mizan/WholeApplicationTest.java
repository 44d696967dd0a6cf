package health.mizan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.testing.AppTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class WholeApplicationTest extends AppTest {

    @Autowired
    ApplicationAvailability availability;

    @Autowired
    JdbcClient sql;

    @Test
    void it_gets_ready() {
        assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void it_works_as_the_role_that_can_neither_create_nor_delete_in_billing() {
        String user = sql.sql("select current_user").query(String.class).single();
        boolean mayCreate = sql.sql("select has_schema_privilege('billing', 'create')")
                .query(Boolean.class)
                .single();

        assertThat(user).isEqualTo("mizan_app");
        assertThat(mayCreate).isFalse();
    }

    @Test
    void the_engine_keeps_its_tables_in_its_own_schema() {
        var schemas = sql.sql("select distinct schemaname from pg_tables where tablename like 'act\\_%'")
                .query(String.class)
                .list();

        assertThat(schemas).containsExactly("workflow");
    }

    @Test
    void nothing_can_hold_a_lock_for_ever() {
        assertThat(setting("lock_timeout")).isEqualTo("5s");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("30s");
        assertThat(setting("transaction_timeout")).isEqualTo("2min");
    }

    @Test
    void an_error_of_the_database_quotes_no_row() {
        JdbcClient.create(database.asOwner())
                .sql("create table if not exists billing.quoting (name text primary key)")
                .update();
        var insert = sql.sql("insert into quoting values (:name)").param("name", "Zaynab");
        insert.update();

        assertThatThrownBy(insert::update)
                .isInstanceOf(DuplicateKeyException.class)
                .message()
                .contains("quoting_pkey")
                .doesNotContain("Zaynab");
    }

    private String setting(String name) {
        return sql.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
