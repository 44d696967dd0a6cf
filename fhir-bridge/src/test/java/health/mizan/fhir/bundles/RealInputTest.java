package health.mizan.fhir.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.R4;
import health.mizan.fhir.kept.Contents;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Published samples through the door, where they are at hand ({@code -Dmizan.samples=directory}, or {@code
 * ../shared/fhir-samples} beside the repository): nothing is answered with 5xx, what is kept is what was sent, and the
 * table of what was accepted and refused is written to {@code target/real-input.md}.
 */
@Tag("fhir")
class RealInputTest extends ApiTest {

    private static final ObjectMapper READER = new ObjectMapper();
    private static final String EMR = Clients.of("synthea", "FHIRREAL");

    private final List<String> table = new ArrayList<>();

    @Autowired
    Facilities facilities;

    @Autowired
    Contents contents;

    private Path samples;

    @BeforeEach
    void site() {
        samples = samples().orElse(null);
        if (samples == null) {
            System.err.println("SKIPPED: no published FHIR samples; name their directory by -Dmizan.samples");
        }
        assumeTrue(samples != null, "no published FHIR samples");
        Organisation.done(facilities.save(Organisation.facility("FHIRREAL"), Organisation.IMPORT));
    }

    @Test
    void published_bundles_go_in_whole_and_come_out_as_they_were() throws IOException {
        table.add("| File | Answer | Entries | Why refused | Same when read back |");
        table.add("| --- | --- | --- | --- | --- |");
        List<Path> synthea = files("synthea");
        // As their makers say: the hospitals and practitioners first.
        synthea.sort(Comparator.comparing(file -> !file.getFileName().toString().contains("Information")));
        int accepted = 0;
        for (Path file : synthea) {
            accepted += transaction(file) ? 1 : 0;
        }
        for (Path file : synthea.subList(2, synthea.size())) {
            // The whole history of a person a second time is refused: it is there already.
            Answer again = Clients.bundle(http, EMR, Files.readString(file));
            assertThat(again.status()).as(file + " again").isEqualTo(409);
        }
        for (String folder : List.of("r4-official", "r4-generated/minimal", "hcx", "davinci-pas", "nphies")) {
            for (Path file : files(folder)) {
                single(file);
            }
        }
        Files.writeString(Path.of("target", "real-input.md"), String.join("\n", table) + "\n");
        assertThat(accepted).as(String.join("\n", table)).isEqualTo(synthea.size());
    }

    @Test
    void what_is_rendered_is_what_was_parsed() throws IOException {
        List<String> lost = new ArrayList<>();
        for (String folder : List.of("r4-official", "r4-generated/minimal")) {
            for (Path file : files(folder)) {
                JsonNode sent = READER.readTree(file.toFile());
                if (Interactions.of(sent.path("resourceType").asText()).isPresent()) {
                    Resource parsed = (Resource) R4.CONTEXT.newJsonParser().parseResource(sent.toString());
                    String kept = contents.text(parsed);
                    if (!same(sent, READER.readTree(kept))
                            || !kept.equals(contents.text(
                                    (Resource) R4.CONTEXT.newJsonParser().parseResource(kept)))) {
                        lost.add(file.getFileName() + ": " + difference(sent, READER.readTree(kept)));
                    }
                    IParser xml = R4.CONTEXT.newXmlParser();
                    String there = xml.encodeResourceToString(parsed);
                    JsonNode back = READER.readTree(contents.text((Resource) xml.parseResource(there)));
                    if (!same(sent, back)) {
                        lost.add(file.getFileName() + " by way of XML: " + difference(sent, back));
                    }
                }
            }
        }

        assertThat(lost).isEmpty();
    }

    private boolean transaction(Path file) throws IOException {
        JsonNode sent = READER.readTree(file.toFile());
        Answer answer = Clients.bundle(http, EMR, sent.toString());
        assertThat(answer.status()).as(file + ": " + answer.text()).isLessThan(500);
        int entries = sent.path("entry").size();
        if (answer.status() != 200) {
            row(file, answer.status(), entries, reasons(answer.json()), "");
            return false;
        }
        assertThat(R4.errors(answer.text())).isEmpty();
        TreeMap<String, Integer> statuses = new TreeMap<>();
        List<String> different = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            JsonNode response = answer.json().at("/entry/" + i + "/response");
            statuses.merge(response.path("status").asText().substring(0, 3), 1, Integer::sum);
            if (response.path("status").asText().startsWith("201")) {
                String address = response.path("location").asText().replaceFirst("/_history.*", "");
                Answer read = http.get("/fhir/" + address).as(EMR).send();
                JsonNode resource = sent.at("/entry/" + i + "/resource");
                if (!sameButReferences(resource, read.json())) {
                    different.add(address + ": " + difference(resource, read.json()));
                }
            }
        }
        row(file, answer.status(), entries, statuses.toString(), different.isEmpty() ? "yes" : different.getFirst());
        return different.isEmpty() && statuses.keySet().stream().allMatch(status -> status.startsWith("2"));
    }

    private void single(Path file) throws IOException {
        String text = Files.readString(file);
        String type = READER.readTree(text).path("resourceType").asText();
        boolean bundle = type.equals("Bundle");
        Answer answer = bundle ? Clients.bundle(http, EMR, text) : Clients.create(http, EMR, type, text);
        assertThat(answer.status()).as(file + ": " + answer.text()).isLessThan(500);
        boolean taken = answer.status() == 201;
        row(
                file,
                answer.status(),
                1,
                taken ? "" : reasons(answer.json()),
                taken ? sameButReferences(READER.readTree(text), answer.json()) ? "yes" : "no" : "");
    }

    private void row(Path file, int status, int entries, String why, String same) {
        table.add("| " + samples.relativize(file) + " | " + status + " | " + entries + " | " + why.replace("|", "\\|")
                + " | " + same + " |");
    }

    private static String reasons(JsonNode outcome) {
        List<String> reasons = new ArrayList<>();
        outcome.path("issue").forEach(issue -> {
            String where = issue.path("expression").path(0).asText("");
            String what = issue.path("details").path("text").asText();
            String more = issue.path("diagnostics").asText("");
            reasons.add((where + " " + what + " " + more).strip());
        });
        return String.join("; ", reasons.subList(0, Math.min(3, reasons.size())));
    }

    /** Equal but for what the server gives out itself. */
    private static boolean same(JsonNode sent, JsonNode kept) {
        return bare(sent).equals(bare(kept));
    }

    private static boolean sameButReferences(JsonNode sent, JsonNode kept) {
        JsonNode left = bare(sent);
        JsonNode right = bare(kept);
        withoutReferences(left);
        withoutReferences(right);
        return left.equals(right);
    }

    private static JsonNode bare(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("id");
        if (copy.get("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
            if (meta.isEmpty()) {
                copy.remove("meta");
            }
        }
        // White space between the tags of a narrative says nothing.
        if (copy.at("/text/div").isTextual()) {
            ((ObjectNode) copy.get("text"))
                    .put(
                            "div",
                            copy.at("/text/div")
                                    .asText()
                                    .replaceAll("\\s+", " ")
                                    .replaceAll("> <", "><"));
        }
        return copy;
    }

    /** References between resources that came together are rewritten to the ids they were given. */
    private static void withoutReferences(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("reference").isTextual()) {
                object.put("reference", "");
            }
            object.forEach(RealInputTest::withoutReferences);
        } else if (node instanceof ArrayNode array) {
            array.forEach(RealInputTest::withoutReferences);
        }
    }

    private static String difference(JsonNode sent, JsonNode kept) {
        List<String> names = new ArrayList<>();
        bare(sent).fieldNames().forEachRemaining(name -> {
            if (!bare(sent).get(name).equals(bare(kept).get(name))) {
                names.add(name);
            }
        });
        return String.join(",", names);
    }

    private List<Path> files(String folder) throws IOException {
        Path directory = samples.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList());
        }
    }

    private static Optional<Path> samples() {
        String named = System.getProperty("mizan.samples");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/fhir-samples"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
