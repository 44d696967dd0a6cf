package health.mizan.fhir.bundles;

import static health.mizan.fhir.bundles.Sameness.difference;
import static health.mizan.fhir.bundles.Sameness.same;
import static health.mizan.fhir.bundles.Sameness.sameButReferences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.Messages;
import health.mizan.fhir.R4;
import health.mizan.fhir.kept.Contents;
import health.mizan.fhir.works.PublishedQuestionTest;
import health.mizan.payers.Payers;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * page of what was accepted and refused says so.
 */
@Tag("fhir")
class RealInputDocsTest extends ApiTest {

    private static final ObjectMapper READER = new ObjectMapper();
    private static final String EMR = Clients.of("synthea", "FHIRREAL");
    private static final String PAYER = Tokens.client("payer-najd", Set.of(), "system/MessageHeader.c");

    @Autowired
    Facilities facilities;

    @Autowired
    Payers payers;

    @Autowired
    Contents contents;

    private Path samples;
    private RealInputPage page;

    @BeforeEach
    void site() {
        samples = samples().orElse(null);
        if (samples == null) {
            System.err.println("SKIPPED: no published FHIR samples; name their directory by -Dmizan.samples");
        }
        assumeTrue(samples != null, "no published FHIR samples");
        Organisation.done(facilities.save(Organisation.facility("FHIRREAL"), Organisation.IMPORT));
        Organisation.done(payers.save(PublishedQuestionTest.insurer(), Organisation.IMPORT));
    }

    @Test
    void published_bundles_go_in_whole_and_come_out_as_they_were() throws IOException {
        page = new RealInputPage(samples);
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
        assertThat(accepted).isEqualTo(synthea.size());
        page.verify();
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
            page.row(file, Integer.toString(answer.status()), "", reasons(answer.json()));
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
        page.row(file, "200, each entry " + statuses, different.isEmpty() ? "yes" : different.getFirst(), "");
        return different.isEmpty() && statuses.keySet().stream().allMatch(status -> status.startsWith("2"));
    }

    private void single(Path file) throws IOException {
        String text = Files.readString(file);
        JsonNode sent = READER.readTree(text);
        String type = sent.path("resourceType").asText();
        if (sent.path("type").asText().equals("message")) {
            message(file, sent);
            return;
        }
        boolean bundle = type.equals("Bundle");
        Answer answer = bundle ? Clients.bundle(http, EMR, text) : Clients.create(http, EMR, type, text);
        assertThat(answer.status()).as(file + ": " + answer.text()).isLessThan(500);
        boolean taken = answer.status() == 201;
        page.row(
                file,
                Integer.toString(answer.status()),
                taken ? sameButReferences(sent, answer.json()) ? "yes" : "no" : "",
                taken ? "" : reasons(answer.json()));
    }

    private void message(Path file, JsonNode sent) {
        String event = sent.at("/entry/0/resource/eventCoding/code").asText();
        boolean payers = Set.of("claim-response", "payment-reconciliation").contains(event);
        Answer answer = Messages.send(http, payers ? PAYER : EMR, sent.toString());
        assertThat(answer.status()).as(file + ": " + answer.text()).isLessThan(500);
        if (answer.status() != 200) {
            page.row(file, event + ": " + answer.status(), "", reasons(answer.json()));
            return;
        }
        assertThat(R4.errors(answer.text())).isEmpty();
        boolean taken = Messages.code(answer).equals("ok");
        page.row(
                file,
                event + ": " + Messages.code(answer),
                "",
                taken ? "" : reasons(answer.json().at("/entry/1/resource")));
    }

    private static String reasons(JsonNode outcome) {
        List<String> reasons = new ArrayList<>();
        outcome.path("issue").forEach(issue -> {
            String where = issue.path("expression").path(0).asText("");
            String what = issue.path("details").path("text").asText();
            String more = issue.path("diagnostics").asText("");
            reasons.add(more.isEmpty() ? what.startsWith(where) ? what : where + " " + what : more);
        });
        return String.join("; ", reasons.subList(0, Math.min(3, reasons.size())));
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
