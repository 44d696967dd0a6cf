package health.mizan.sandbox.payer;

import static health.mizan.sandbox.RunningParty.tree;
import static health.mizan.sandbox.payer.PayerMessages.discovery;
import static health.mizan.sandbox.payer.PayerMessages.eligibility;
import static health.mizan.sandbox.payer.RunningPayer.focus;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.SandboxSettings.Door;
import health.mizan.sandbox.fhir.Fhir;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the payer knows by the number of a document. */
class DiscoveryTest {

    private static final String ENROL = """
            {"member":{"person":"1012345672","insurer":"NAJD-001","number":"NJD-7-%s","plan":"SILVER",
             "until":"2031-06-30"}}""";

    @TempDir
    Path data;

    private RunningPayer payer;

    @BeforeEach
    void start() throws IOException {
        payer = new RunningPayer(data, new Door("", "", "", ""));
    }

    @AfterEach
    void stop() {
        payer.close();
    }

    @Test
    void a_member_is_found_with_cover_and_benefits() {
        payer.order(ENROL.formatted("00"));

        String answer = payer.send(discovery("1012345672", "NAJD-001"));

        assertThat(site(answer)).isEqualTo("eligible");
        assertThat(focus(answer).at("/purpose/1").asText()).isEqualTo("discovery");
        assertThat(focus(answer)
                        .at("/insurance/0/item/1/benefit/0/allowedUnsignedInt")
                        .asInt())
                .isEqualTo(20);
        JsonNode cover = cover(answer);
        assertThat(cover.at("/identifier/0/value").asText()).isEqualTo("NJD-7-00");
        assertThat(cover.at("/class/0/value").asText()).isEqualTo("SILVER");
        assertThat(cover.at("/period/end").asText()).isEqualTo("2031-06-30");
    }

    @Test
    void nobody_is_found_who_is_not_enrolled_or_with_another_insurer() {
        payer.order(ENROL.formatted("00"));

        assertThat(error(payer.send(discovery("1000000008", "NAJD-001")))).isEqualTo("1658");
        assertThat(error(payer.send(discovery("1012345672", "REDSEA-001")))).isEqualTo("1658");
    }

    @Test
    void a_lapsed_member_is_found_and_not_covered() {
        payer.order(ENROL.formatted("01"));

        String answer = payer.send(discovery("1012345672", "NAJD-001"));

        assertThat(site(answer)).isEqualTo("not-active");
        assertThat(focus(answer).at("/insurance/0/inforce").asBoolean(true)).isFalse();
    }

    @Test
    void whoever_was_shown_with_a_member_number_is_known_by_the_document_too_also_after_a_restart() throws IOException {
        payer.send(eligibility("NJD-8-00", "GOLD")
                .replace("\"class\":", "\"period\":{\"end\":\"2031-12-31\"},\"class\":")
                .replace("{\"fullUrl\":\"urn:uuid:patient\"", """
                        {"fullUrl":"urn:uuid:insurer","resource":{"resourceType":"Organization","id":"4",
                         "identifier":[{"value":"NAJD-001"}]}},{"fullUrl":"urn:uuid:patient\""""));
        payer.close();
        payer = new RunningPayer(data, new Door("", "", "", ""));

        JsonNode cover = cover(payer.send(discovery("1000000000", "NAJD-001")));

        assertThat(cover.at("/identifier/0/value").asText()).isEqualTo("NJD-8-00");
        assertThat(cover.at("/class/0/value").asText()).isEqualTo("GOLD");
        assertThat(cover.at("/period/end").asText()).isEqualTo("2031-12-31");
    }

    @Test
    void it_is_as_rude_to_who_asks_by_number() {
        payer.order("{\"scenario\":{\"for\":\"any\",\"is\":\"garbled\"}}");
        String question = discovery("1000000008", "NAJD-001");

        String broken = payer.send(question);
        String whole = payer.send(question);

        assertThat(whole).startsWith(broken).hasSizeGreaterThan(broken.length());
        assertThat(error(whole)).isEqualTo("1658");
    }

    @Test
    void the_page_enrols_members() {
        payer.send("POST", "/control/page/member", "person=DEMO0003&insurer=NAJD-001&number=NJD-9-00&plan=GOLD");

        assertThat(site(payer.send(discovery("DEMO0003", "NAJD-001")))).isEqualTo("eligible");
    }

    private static String site(String answer) {
        return Fhir.code(
                Fhir.extension(focus(answer), "extension-siteEligibility").path("valueCodeableConcept"));
    }

    private static String error(String answer) {
        return Fhir.code(focus(answer).at("/error/0/code"));
    }

    /** The entry that the answer names. */
    private static JsonNode cover(String answer) {
        String url = focus(answer).at("/insurance/0/coverage/reference").asText();
        return Fhir.stream(tree(answer).path("entry"))
                .filter(entry -> entry.path("fullUrl").asText().equals(url))
                .findFirst()
                .orElseThrow()
                .path("resource");
    }
}
