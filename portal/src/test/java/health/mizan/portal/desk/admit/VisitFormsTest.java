package health.mizan.portal.desk.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.portal.kit.Form;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitFormsTest {

    @ParameterizedTest
    @CsvSource({
        "services[0].code, service2, code",
        "services[1].code, service4, code",
        "services[1].quantity, quantity4, quantity",
        "coverage, cover, cover",
        "services, service1, other"
    })
    void an_error_stands_at_the_line_on_which_its_service_was_typed(String field, String own, String kind) {
        Form form = new Form(Map.of("service1", " ", "service2", "DS-100", "service4", "DS-201"), Map.of());

        assertThat(VisitForms.fieldOf(field, form)).isEqualTo(own);
        assertThat(VisitForms.kindOf(field, form)).isEqualTo(kind);
    }
}
