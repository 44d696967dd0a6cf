package health.mizan.fhir.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Refusal;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private final Shape shape = new Shape(FhirContext.forR4Cached());

    @Test
    void a_name_without_a_value_is_named_by_its_place() {
        Patient patient = new Patient();
        patient.addName().addGiven("Noor").addGiven("");

        assertThat(refused(patient)).isEqualTo("Patient.name[0].given[1]");
    }

    @Test
    void an_id_alone_is_no_value() {
        Patient patient = new Patient();
        StringType named = new StringType();
        named.setId("n");
        patient.addName().getGiven().add(named);

        assertThat(refused(patient)).isEqualTo("Patient.name[0].given[0]");
    }

    @Test
    void an_id_has_no_id() {
        Patient patient = new Patient();
        StringType id = new StringType();
        id.setId("a");
        patient.addName().setFamily("Noor").setIdElement(id);

        assertThat(refused(patient)).isEqualTo("Patient.name[0].id");
    }

    @Test
    void a_name_that_is_unknown_for_a_reason_has_its_place() {
        Patient patient = new Patient();
        StringType unknown = new StringType();
        unknown.addExtension(
                "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new StringType("asked-unknown"));
        patient.addName().addGiven("Noor").getGiven().add(unknown);

        assertThatCode(() -> shape.require(patient)).doesNotThrowAnyException();
    }

    @Test
    void an_extension_says_something_of_something_at_any_depth() {
        Patient patient = new Patient();
        Extension outer = new Extension("https://example.org/outer");
        outer.addExtension(new Extension("https://example.org/inner"));
        patient.getGenderElement().addExtension(outer);

        assertThat(refused(patient)).isEqualTo("Patient.gender.extension.extension");
    }

    @Test
    void a_day_has_no_hours() {
        Patient patient = new Patient();
        patient.getBirthDateElement().setValueAsString("0001-01-01T00:00:00+14:00");

        assertThat(refused(patient)).isEqualTo("Patient.birthDate");
    }

    private String refused(Patient patient) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> shape.require(patient));
        assertThat(refusal.status()).isEqualTo(Refusal.UNPROCESSABLE);
        return refusal.issues().stream().map(Issue::expression).findFirst().orElseThrow();
    }
}
