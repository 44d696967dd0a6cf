package health.mizan.fhir.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent, the answer says what is wrong with it: never that something is wrong with us. */
@Tag("fhir")
class HostileInputTest extends ApiTest {

    private static final ObjectMapper READER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String EMR = Clients.of("hostile", "FHIRHOST");

    private static final List<JsonNode> ODD = List.of(
            NODES.nullNode(),
            NODES.textNode(""),
            NODES.textNode(" "),
            NODES.numberNode(-1),
            NODES.booleanNode(true),
            NODES.arrayNode(),
            NODES.objectNode(),
            NODES.arrayNode().addNull(),
            NODES.textNode("Patient?identifier=a|b&identifier=c|d"),
            NODES.textNode("#nowhere"),
            NODES.textNode("x".repeat(5000)));

    @Autowired
    Facilities facilities;

    @BeforeEach
    void site() {
        Organisation.done(facilities.save(Organisation.facility("FHIRHOST"), Organisation.IMPORT));
    }

    @Test
    void every_element_of_a_transaction_may_be_anything() throws IOException {
        JsonNode sound = READER.readTree("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000001",
                  "resource":{"resourceType":"Patient","identifier":[{"system":"https://h.example.org","value":"1"}],
                    "name":[{"family":"Host","given":["Il"]}],"gender":"male","birthDate":"1970-01-01",
                    "managingOrganization":{"reference":"Organization?identifier=urn:mizan:facility-code|FHIRHOST"}},
                  "request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=https://h.example.org|1"}},
                 {"fullUrl":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000002",
                  "resource":{"resourceType":"Encounter","meta":{"lastUpdated":"2026-07-01T10:00:00Z"},
                    "identifier":[{"system":"https://h.example.org/e","value":"1"}],"status":"in-progress",
                    "class":{"code":"AMB"},"subject":{"reference":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000001"},
                    "period":{"start":"2026-07-01T09:00:00Z","end":"2026-07-01T10:00:00Z"},
                    "diagnosis":[{"condition":{"reference":"Condition/none"},"rank":1}]},
                  "request":{"method":"PUT","url":"Encounter?identifier=https://h.example.org/e|1","ifMatch":"W/\\"1\\""}}]}
                """);
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (String path : paths(sound, "", new ArrayList<>())) {
            for (JsonNode odd : ODD) {
                Answer answer =
                        Clients.bundle(http, EMR, changed(sound, path, odd).toString());
                sent++;
                if (answer.status() >= 500) {
                    wrong.add(path + " = " + abbreviated(odd) + " -> " + answer.status());
                }
            }
        }

        assertThat(sent).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"birthDate\":\"1970-01-01T00:00:00Z\"",
                "\"name\":[{\"given\":[\"Il\",null],\"_given\":[null,{\"id\":\"a\"}]}]",
                "\"text\":{\"status\":\"generated\",\"div\":\" \"}"
            })
    void what_the_library_stumbles_over_is_the_senders_to_mend(String element) {
        Answer answer = Clients.create(http, EMR, "Patient", """
                {"resourceType":"Patient","identifier":[{"system":"https://h.example.org","value":"2"}],%s}
                """.formatted(element));

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void searches_may_ask_for_anything() {
        List<String> wrong = new ArrayList<>();
        for (String query : List.of(
                "date=ge",
                "date=2026-13-45",
                "date=99999",
                "date=eb0000",
                "_count=-1",
                "_count=0",
                "_count=99999999999",
                "_sort=nonsense",
                "_include=*",
                "_include=Encounter:nothing",
                "_cursor=k.AAAA",
                "_cursor=d.x",
                "patient=%00",
                "patient=Patient/..%2f..",
                "identifier=%7C",
                "identifier=a%7C",
                "status=%2C%2C%2C",
                "status=" + "a,".repeat(150),
                "patient:nonsense=x",
                "_lastUpdated=gt2026-01-01T00:00:00%2B99:00")) {
            Answer answer = http.get("/fhir/Encounter?" + query).as(EMR).send();
            if (answer.status() >= 500) {
                wrong.add(query + " -> " + answer.status());
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> paths(JsonNode node, String path, List<String> found) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                found.add(path + "/" + name);
                paths(object.get(name), path + "/" + name, found);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                found.add(path + "/" + i);
                paths(array.get(i), path + "/" + i, found);
            }
        }
        return found;
    }

    private static JsonNode changed(JsonNode sound, String path, JsonNode odd) {
        JsonNode copy = sound.deepCopy();
        int slash = path.lastIndexOf('/');
        JsonNode parent = copy.at(path.substring(0, slash));
        String last = path.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(last, odd);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), odd);
        }
        return copy;
    }

    private static String abbreviated(JsonNode odd) {
        String text = odd.toString();
        return text.length() > 40 ? text.substring(0, 40) : text;
    }
}
