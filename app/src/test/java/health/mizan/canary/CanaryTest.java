package health.mizan.canary;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The nose works: what is planted is found, whatever it is wrapped in. */
class CanaryTest extends DatabaseTest {

    @Test
    void a_fact_is_found_in_any_case_and_any_wrapping() {
        assertThat(Canary.in("patient quuxibel was here")).contains("Quuxibel");
        assertThat(Canary.in("{\"phone\":\"00966598743216\"}")).contains("598743216");
        assertThat(Canary.in("\\x517575786962656c205a")).contains("Quuxibel");
        assertThat(Canary.in("data=UXV1eGliZWw")).contains("Quuxibel");
        assertThat(Canary.in("name=%D9%83%D9%86%D8%A7%D8%B1%D9%8A%D8%A9%D8%BA%D8%B1%D9%8A%D8%A8%D8%A9"))
                .contains("كناريةغريبة");
        assertThat(Canary.in("an innocent line about patient 0198f2")).isEmpty();
    }

    @Test
    void what_stands_in_a_table_is_found_as_text_as_bytes_and_in_json() {
        owner.sql("create table billing.planted (a text, b bytea, c jsonb)").update();
        DatabaseDump dump = new DatabaseDump(owner);
        assertThat(dump.leaks()).isEmpty();

        owner.sql("insert into billing.planted values (:name, null, null)")
                .param("name", Canary.LATIN)
                .update();
        assertThat(dump.leaks()).containsExactly("billing.planted: Quuxibel");

        owner.sql("update billing.planted set a = null, b = convert_to(:name, 'UTF8')")
                .param("name", Canary.ARABIC)
                .update();
        assertThat(dump.leaks()).containsExactly("billing.planted: كناريةغريبة");

        owner.sql("update billing.planted set b = null, c = jsonb_build_object('phone', :phone)")
                .param("phone", Canary.PHONE)
                .update();
        assertThat(dump.leaks()).containsExactly("billing.planted: 598743216");
    }

    @Test
    void what_is_logged_is_found_in_the_message_and_in_the_exception() {
        try (LogCapture logs = new LogCapture()) {
            LoggerFactory.getLogger(CanaryTest.class).warn("said {}", Canary.EMAIL);
            LoggerFactory.getLogger(CanaryTest.class)
                    .error("failed", new IllegalStateException("wrapped", new RuntimeException(Canary.PASSPORT)));

            assertThat(logs.lines()).anyMatch(line -> Canary.in(line).isPresent() && line.contains("said"));
            assertThat(logs.lines()).anyMatch(line -> Canary.in(line).equals(java.util.Optional.of("QZX7418529")));
        }
    }
}
