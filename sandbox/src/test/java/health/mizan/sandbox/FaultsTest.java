package health.mizan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.sandbox.RunningSandbox.ConnectionLost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    @TempDir
    Path data;

    RunningSandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = new RunningSandbox(data, "");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"drop-before, 0", "drop-after, 20000", "hang, 20000"})
    void a_lost_answer_tells_nothing_about_what_happened(String kind, long captured) {
        String id = sandbox.held("INV-1", 50_000);
        order(kind, "/v1/payments/" + id + "/captures");

        sandbox.patience = Duration.ofMillis(500);
        assertThatThrownBy(() -> capture(id)).isInstanceOf(ConnectionLost.class);
        sandbox.patience = Duration.ofSeconds(5);

        assertThat(sandbox.get("/v1/payments/" + id).number("capturedMinor")).isEqualTo(captured);
    }

    @ParameterizedTest
    @CsvSource({"status, 0", "status-after, 20000"})
    void an_error_answer_tells_nothing_about_what_happened(String kind, long captured) {
        String id = sandbox.held("INV-1", 50_000);
        order(kind, "/v1/payments/" + id + "/captures");

        assertThat(capture(id).status()).isEqualTo(503);

        assertThat(sandbox.get("/v1/payments/" + id).number("capturedMinor")).isEqualTo(captured);
    }

    @Test
    void a_garbled_answer_is_half_of_the_real_one() {
        String id = sandbox.held("INV-1", 50_000);
        order("garble", "/v1/payments/" + id);
        String garbled = sandbox.get("/v1/payments/" + id).body();

        String whole = sandbox.get("/v1/payments/" + id).body();

        assertThat(whole).startsWith(garbled).hasSizeGreaterThan(garbled.length());
    }

    @Test
    void a_fault_strikes_as_often_as_ordered_and_only_its_path() {
        sandbox.control("POST", "faults", "{\"kind\":\"status\",\"path\":\"/v1/payments\",\"times\":2,\"status\":500}");

        var statuses = IntStream.range(0, 4)
                .mapToObj(i -> sandbox.get("/v1/payments?merchantReference=x").status());

        assertThat(sandbox.anonymous("/pay/nothing").status()).isEqualTo(404);
        assertThat(statuses).containsExactly(500, 500, 404, 404);
    }

    @Test
    void the_same_seed_draws_the_same_faults() {
        Fault half = Fault.from(Json.readObject("{\"kind\":\"status\",\"times\":1000,\"probability\":0.5}".getBytes()));
        Faults one = new Faults(7);
        Faults other = new Faults(7);
        one.arm(half);
        other.arm(half);

        var first = IntStream.range(0, 100)
                .mapToObj(i -> one.strike("GET", "/").isPresent())
                .toList();
        var second = IntStream.range(0, 100)
                .mapToObj(i -> other.strike("GET", "/").isPresent())
                .toList();

        assertThat(second).isEqualTo(first).contains(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "payer", "emr", "bank"})
    void every_party_says_that_it_is_up_and_shows_its_book(String party) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String health = body(http, sandbox.address(party) + "/health");
            String page = body(http, sandbox.address(party) + "/");

            assertThat(health).contains("UP").contains(party);
            assertThat(page).contains("<h1>Sandbox: " + party).contains("Nothing recorded yet.");
        }
    }

    @Test
    void a_party_that_offers_nothing_yet_says_so() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(body(http, sandbox.address("bank") + "/fhir/metadata")).contains("not_offered");
        }
    }

    @Test
    void the_page_of_the_book_escapes_what_it_shows() {
        sandbox.order("<script>alert(1)</script>", 100, "manual");

        assertThat(sandbox.anonymous("/").body()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    private void order(String kind, String path) {
        sandbox.control("POST", "faults", "{\"kind\":\"%s\",\"path\":\"%s\"}".formatted(kind, path));
    }

    private RunningSandbox.Reply capture(String id) {
        return sandbox.post("/v1/payments/" + id + "/captures", "c1", "{\"amountMinor\":20000}");
    }

    private static String body(HttpClient http, String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
