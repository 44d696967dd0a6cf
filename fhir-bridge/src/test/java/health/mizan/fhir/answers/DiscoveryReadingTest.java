package health.mizan.fhir.answers;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.discoveries.Discovered;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.parties.Phi;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DiscoveryReadingTest {

    private static final String COVER = """
            {"resourceType": "Coverage", "id": "c1", "status": "active", "identifier": [{"value": "NJD-1003-00"}],
             "beneficiary": {"display": "x"}, "payor": [{"display": "x"}], "network": "Najd One",
             "period": {"start": "2026-01-01", "end": "2026-12-31T00:00:00+03:00"},
             "class": [{"type": {"coding": [{"code": "group"}]}, "value": "G-1"},
                       {"type": {"coding": [{"code": "plan"}]}, "value": "SILVER"}]}""";

    @Test
    void the_cover_that_the_answer_names_is_told_with_it() {
        String insurance = """
                {"coverage": {"reference": "#c1"}, "inforce": true}""";

        assertThat(discovered(Said.message("eligibility-response", "ok", response("eligible", COVER, insurance)))
                        .cover())
                .isEqualTo(new Discovered.Cover(
                        Phi.of("NJD-1003-00"),
                        "SILVER",
                        "Najd One",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)));
    }

    @Test
    void a_cover_may_lie_beside_the_answer() {
        String insurance = """
                {"coverage": {"reference": "http://payer.example.org/Coverage/c1"}, "inforce": true}""";
        String message = Said.message("eligibility-response", "ok", response("eligible", null, insurance), COVER)
                .replace(
                        "{\"resource\": {\"resourceType\": \"Coverage\"",
                        "{\"fullUrl\": \"http://payer.example.org/Coverage/c1\", \"resource\": {\"resourceType\":"
                                + " \"Coverage\"");

        assertThat(discovered(message).cover())
                .extracting(Discovered.Cover::plan)
                .isEqualTo("SILVER");
    }

    @Test
    void of_several_covers_the_first_in_force_counts_with_its_benefits() {
        String insurances = """
                {"coverage": {"display": "lapsed"}, "inforce": false},
                {"coverage": {"reference": "#c1"}, "inforce": true, "item": [
                  {"category": {"coding": [{"code": "1"}]}, "network": {"coding": [{"code": "in"}]}, "benefit": [
                    {"type": {"coding": [{"code": "copay-percent"}]}, "allowedUnsignedInt": 20}]}]},
                {"coverage": {"display": "another"}, "inforce": true, "item": [
                  {"category": {"coding": [{"code": "1"}]}, "network": {"coding": [{"code": "in"}]}, "benefit": [
                    {"type": {"coding": [{"code": "copay-percent"}]}, "allowedUnsignedInt": 50}]}]}""";

        Discovered discovered =
                discovered(Said.message("eligibility-response", "ok", response("eligible", COVER, insurances)));

        assertThat(discovered.answer().inForce()).isTrue();
        assertThat(discovered.answer().benefits())
                .singleElement()
                .extracting(benefit -> benefit.basisPoints())
                .isEqualTo(2000);
        assertThat(discovered.cover()).extracting(Discovered.Cover::plan).isEqualTo("SILVER");
    }

    @Test
    void a_cover_that_is_only_a_name_tells_nothing_of_itself() {
        Discovered discovered = discovered(Said.message(
                "eligibility-response",
                "ok",
                response("not-active", null, "{\"coverage\": {\"display\": \"x\"}, \"inforce\": false}")));

        assertThat(discovered.answer().standing()).isEqualTo(Standing.NOT_ACTIVE);
        assertThat(discovered.cover()).isNull();
    }

    @Test
    void nobody_found_is_an_answer() {
        String none = """
                {"resourceType": "CoverageEligibilityResponse", "id": "r1", "status": "active", "outcome": "error",
                 "purpose": ["discovery"], "patient": {"display": "x"}, "created": "2026-07-02",
                 "request": {"display": "x"}, "insurer": {"display": "x"},
                 "error": [{"code": {"coding": [{"code": "1658"}]}}]}""";

        Discovered discovered = discovered(Said.message("eligibility-response", "ok", none));

        assertThat(discovered.answer().standing()).isEqualTo(Standing.MEMBER_NOT_FOUND);
        assertThat(discovered.cover()).isNull();
    }

    @Test
    void what_is_no_answer_yet_is_none_here_either() {
        assertThat(DiscoveryReading.of(Said.heard(Said.message(
                        "eligibility-response",
                        "ok",
                        response("eligible", null, "{\"coverage\": {\"display\": \"x\"}, \"inforce\": true}")
                                .replace("complete", "queued")))))
                .isEqualTo(new Answer.Unknown<>("queued"));
        assertThat(DiscoveryReading.of(
                        Said.heard(Said.message("eligibility-response", "fatal-error", Said.outcome("BV-00481")))))
                .isEqualTo(new Answer.Refused<>("BV-00481"));
    }

    private static String response(String site, String contained, String insurances) {
        return """
                {"resourceType": "CoverageEligibilityResponse", "id": "r1", "status": "active", %s
                 "extension": [{"url": "http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/extension-siteEligibility",
                   "valueCodeableConcept": {"coding": [{"code": "%s"}]}}],
                 "identifier": [{"value": "resp-7"}], "purpose": ["benefits", "discovery"], "patient": {"display": "x"},
                 "created": "2026-07-02", "request": {"display": "x"}, "insurer": {"display": "x"}, "outcome": "complete",
                 "insurance": [%s]}
                """.formatted(contained == null ? "" : "\"contained\": [" + contained + "],", site, insurances);
    }

    private static Discovered discovered(String message) {
        return ((Answer.Done<Discovered>) DiscoveryReading.of(Said.heard(message))).value();
    }
}
