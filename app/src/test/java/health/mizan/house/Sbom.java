package health.mizan.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The list of what the jar carries, as the build wrote it. */
record Sbom(List<Component> components) {

    /** @param licences SPDX ids where the author named one, else the author's words; several mean a choice */
    record Component(String group, String name, String version, List<String> licences) {

        String coordinates() {
            return group + ":" + name;
        }
    }

    static Path file() {
        return Repository.root().resolve("app/target/classes/META-INF/sbom/application.cdx.json");
    }

    static Sbom read() {
        try {
            return parse(Files.readString(file()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Sbom parse(String json) throws IOException {
        JsonNode components = new ObjectMapper().readTree(json).path("components");
        return new Sbom(stream(components)
                .map(c -> new Component(
                        c.path("group").asText(),
                        c.path("name").asText(),
                        c.path("version").asText(),
                        stream(c.path("licenses")).map(Sbom::licence).toList()))
                .toList());
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return Stream.of(licence.path("id"), licence.path("name"), choice.path("expression"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
