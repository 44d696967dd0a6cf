package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import health.mizan.web.ProblemType;
import java.io.IOException;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The description of the REST API, as the running application gives it. */
class OpenApiDocsTest extends AppTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Test
    void the_approved_description_is_what_the_application_says() throws IOException {
        JsonNode description = description();

        Approved.verify(
                Repository.root().resolve("docs/openapi.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(description) + "\n",
                Boolean.getBoolean("approve"));
    }

    @Test
    void every_operation_may_end_in_a_problem_and_says_who_may_use_it() {
        JsonNode paths = description().path("paths");

        assertThat(paths).isNotEmpty();
        for (JsonNode path : paths) {
            for (JsonNode operation : path) {
                assertThat(operation.at("/responses/default/content").has("application/problem+json"))
                        .isTrue();
                assertThat(operation.path("description").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void every_operation_says_in_a_sentence_what_it_does() {
        JsonNode description = description();

        for (Iterator<String> paths = description.path("paths").fieldNames(); paths.hasNext(); ) {
            String path = paths.next();
            for (JsonNode operation : description.path("paths").path(path)) {
                assertThat(operation.path("summary").asText())
                        .as("%s %s", path, operation.path("operationId").asText())
                        .endsWith(".");
            }
        }
    }

    @Test
    void a_member_says_what_it_is_and_whether_it_may_be_left_out() {
        JsonNode attempt = description().at("/components/schemas/NewAttempt");

        assertThat(attempt.at("/properties/locale/description").asText()).contains("English if absent");
        assertThat(attempt.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("method", "returnUrl");
    }

    @Test
    void money_is_text_wherever_it_appears() {
        for (JsonNode schema : description().at("/components/schemas")) {
            for (Iterator<JsonNode> properties = schema.path("properties").elements(); properties.hasNext(); ) {
                JsonNode property = properties.next();
                assertThat(property.has("format")
                                && property.path("format").asText().equals("double"))
                        .as("a floating-point number in the API")
                        .isFalse();
                if (property.path("properties").has("amount")) {
                    assertThat(property.at("/properties/amount/type").asText()).isEqualTo("string");
                }
            }
        }
    }

    @Test
    void the_type_of_every_problem_leads_to_a_page() {
        Http http = new Http(port);
        for (ProblemType type : ProblemType.values()) {
            Http.Answer json = http.get("/problems/" + type.slug())
                    .header("Accept", "application/json")
                    .send();
            Http.Answer html = http.get("/problems/" + type.slug())
                    .header("Accept", "text/html")
                    .send();

            assertThat(json.json().path("title").asText()).isEqualTo(type.title());
            assertThat(html.text()).contains("<h1>").contains("/problems/" + type.slug());
        }
        assertThat(http.get("/problems/no-such-type").send().status()).isEqualTo(404);
    }

    @Test
    void fhir_clients_find_where_to_sign_in() {
        Http http = new Http(port);

        JsonNode smart =
                http.get("/fhir/.well-known/smart-configuration").send().json();
        JsonNode security = http.get("/fhir/metadata").send().json().at("/rest/0/security");

        assertThat(smart.path("token_endpoint").asText()).endsWith("/oauth2/token");
        assertThat(smart.path("capabilities")).extracting(JsonNode::asText).contains("permission-v2");
        assertThat(security.path("extension")).isNotEmpty();
    }

    private JsonNode description() {
        Http.Answer answer = new Http(port).get("/openapi.json").send();
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
