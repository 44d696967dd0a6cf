package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What we ship is listed, and each part's licence is one we have agreed to. */
@Tag("walk")
class SbomTest {

    /** Lines are a licence as the list spells it, or {@code group:name = licence} for one part; # begins a reason. */
    private static final String ALLOWED = "docs/licences-allowed.txt";

    @BeforeEach
    void the_list_is_made_by_an_online_build() {
        assumeTrue(
                Files.exists(Sbom.file())
                        || !System.getProperty("build.settings", "").equals("offline=true"),
                "Maven runs offline, where the CycloneDX plugin does not list anything");
    }

    @Test
    void the_list_names_what_the_house_stands_on() {
        List<String> parts = Sbom.read().components().stream()
                .map(Sbom.Component::coordinates)
                .toList();

        assertThat(parts)
                .contains(
                        "org.camunda.bpm:camunda-engine",
                        "ca.uhn.hapi.fhir:hapi-fhir-structures-r4",
                        "org.postgresql:postgresql",
                        "org.springframework.boot:spring-boot",
                        "health.mizan:billing-api")
                .noneMatch(part -> part.startsWith("org.junit") || part.startsWith("com.tngtech.archunit"));
    }

    @Test
    void each_licence_is_on_the_list_of_allowed_ones() {
        assertThat(notAllowed(Sbom.read())).isEmpty();
    }

    @Test
    void an_unknown_or_missing_licence_would_be_seen() throws IOException {
        Sbom seeded = Sbom.parse("""
                {"components": [
                  {"group": "a", "name": "good", "version": "1", "licenses": [{"license": {"id": "Apache-2.0"}}]},
                  {"group": "a", "name": "choice", "version": "1",
                   "licenses": [{"license": {"id": "AGPL-3.0-only"}}, {"license": {"id": "MIT"}}]},
                  {"group": "a", "name": "viral", "version": "1", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                  {"group": "a", "name": "silent", "version": "1"}]}
                """);

        assertThat(notAllowed(seeded)).containsExactly("a:silent []", "a:viral [AGPL-3.0-only]");
    }

    @Test
    void no_allowance_outlives_its_need() {
        Set<String> used = Sbom.read().components().stream()
                .flatMap(c -> c.licences().stream().flatMap(l -> Set.of(l, c.coordinates() + " = " + l).stream()))
                .collect(Collectors.toSet());

        assertThat(allowed()).allMatch(used::contains);
    }

    /** A part with several licences leaves us the choice, so one allowed is enough. */
    private static Set<String> notAllowed(Sbom sbom) {
        Set<String> allowed = allowed();
        return sbom.components().stream()
                .filter(c -> !c.group().equals("health.mizan"))
                .filter(c -> c.licences().stream()
                        .noneMatch(l -> allowed.contains(l) || allowed.contains(c.coordinates() + " = " + l)))
                .map(c -> c.coordinates() + " " + c.licences())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed() {
        return Repository.read(Repository.root().resolve(ALLOWED))
                .lines()
                .map(line -> Optional.of(line.indexOf('#'))
                        .filter(at -> at >= 0)
                        .map(at -> line.substring(0, at))
                        .orElse(line)
                        .strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
