package health.mizan.sandbox.demo;

import health.mizan.sandbox.people.Person;
import java.util.List;
import java.util.Map;

/**
 * Somebody whom no desk knows yet.
 *
 * @param number of the residence permit, under {@link #IQAMA}
 */
public record Newcomer(String latin, String arabic, String number) {

    public static final String IQAMA = "https://example.org/identifier/demo-iqama";

    /** Our id of the patient, once registered at that site. */
    public String register(Person clerk, String site) {
        Map<String, Object> patient = Map.of(
                "name", Map.of("latin", latin, "arabic", arabic),
                "birth", Map.of("date", "1986-11-02"),
                "sex", "male",
                "residency", "resident",
                "identifiers", List.of(Map.of("system", IQAMA, "value", number)));
        return clerk.post("/api/patients", Map.of("patient", patient, "registration", Map.of("facility", site)))
                .path("id")
                .asText();
    }
}
