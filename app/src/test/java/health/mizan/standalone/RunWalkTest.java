package health.mizan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The default run through what happens to programs on people's machines. */
@Tag("walk")
class RunWalkTest {

    @TempDir(cleanup = CleanupMode.NEVER)
    Path temporary;

    @Test
    void a_second_copy_is_refused_and_the_first_stops_when_asked_leaving_nothing_running() throws Exception {
        Path data = temporary.resolve("data");
        try (ApplicationProcess first = ApplicationProcess.start(data).awaitReady();
                ApplicationProcess second = ApplicationProcess.start(data)) {
            ProcessHandle server = first.databaseServer().orElseThrow();

            int refused = second.awaitExit(Duration.ofMinutes(1));
            int stillAnswers = status(first, "/actuator/health/readiness");
            first.terminate();
            first.awaitExit(Duration.ofSeconds(10));

            assertThat(refused).isEqualTo(1);
            assertThat(second.output()).contains("is using the data in " + data, "MIZAN_DATA=");
            assertThat(stillAnswers).isEqualTo(200);
            await().atMost(Duration.ofSeconds(5)).until(() -> !server.isAlive());
            assertThat(first.running()).isEmpty();
        }
    }

    @Test
    void what_was_acknowledged_survives_a_power_cut_and_the_death_of_the_application_alone() throws Exception {
        Path data = temporary.resolve("data");
        try (ApplicationProcess first = ApplicationProcess.start(data).awaitReady()) {
            asOwner(first).sql("create table billing.kept (what text)").update();
            asOwner(first)
                    .sql("insert into billing.kept values ('before the power cut')")
                    .update();
            first.killEverything();
        }
        try (ApplicationProcess second = ApplicationProcess.start(data).awaitReady()) {
            asOwner(second)
                    .sql("insert into billing.kept values ('before the kill')")
                    .update();
            ProcessHandle orphan = second.databaseServer().orElseThrow();
            second.killApplication();
            assertThat(orphan.isAlive())
                    .as("the server outlives its application")
                    .isTrue();

            try (ApplicationProcess third = ApplicationProcess.start(data).awaitReady()) {
                assertThat(orphan.isAlive()).as("one server at a time").isFalse();
                assertThat(asOwner(third)
                                .sql("select what from billing.kept")
                                .query(String.class)
                                .list())
                        .containsExactly("before the power cut", "before the kill");
                assertThat(status(third, "/ar")).isEqualTo(200);
            }
        }
    }

    private static JdbcClient asOwner(ApplicationProcess application) {
        return JdbcClient.create(application.ownersDatabase());
    }

    private static int status(ApplicationProcess application, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create(application.running().getProperty("url") + path);
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
