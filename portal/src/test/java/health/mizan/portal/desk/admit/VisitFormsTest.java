package health.mizan.portal.desk.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.portal.kit.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitFormsTest {

    private static final Caller.Staff BOTH = clerk("JED", "RUH");

    @Test
    void the_form_begins_where_the_browser_worked_last_unless_that_is_not_the_clerks() {
        assertThat(VisitForms.begins(BOTH, Optional.of("JED"), List.of("RUH"))).isEqualTo("JED");
        assertThat(VisitForms.begins(BOTH, Optional.of("DMM"), List.of("RUH"))).isEqualTo("RUH");
        assertThat(VisitForms.begins(BOTH, Optional.empty(), List.of("DMM", "RUH")))
                .isEqualTo("RUH");
        assertThat(VisitForms.begins(BOTH, Optional.empty(), List.of())).isEmpty();
    }

    @Test
    void the_site_is_what_was_chosen_and_of_a_clerk_of_one_site_that_one() {
        Form chosen = new Form(Map.of("site", "JED"), Map.of());
        Form none = new Form(Map.of(), Map.of());

        assertThat(VisitForms.site(BOTH, chosen)).isEqualTo("JED");
        assertThat(VisitForms.site(BOTH, none)).isEmpty();
        assertThat(VisitForms.site(clerk("RUH"), none)).isEqualTo("RUH");
        assertThat(VisitForms.site(clerk("RUH"), chosen))
                .as("left to the façade, which refuses it")
                .isEqualTo("JED");
    }

    private static Caller.Staff clerk(String... sites) {
        return new Caller.Staff("clerk", Set.of(Role.FRONT_DESK), Set.of(sites));
    }

    @ParameterizedTest
    @CsvSource({
        "services[0].code, service2, code",
        "services[1].code, service4, code",
        "services[1].quantity, quantity4, quantity",
        "coverage, cover, cover",
        "facility, site, site",
        "services, service1, other"
    })
    void an_error_stands_at_the_line_on_which_its_service_was_typed(String field, String own, String kind) {
        Form form = new Form(Map.of("service1", " ", "service2", "DS-100", "service4", "DS-201"), Map.of());

        assertThat(VisitForms.fieldOf(field, form)).isEqualTo(own);
        assertThat(VisitForms.kindOf(field, form)).isEqualTo(kind);
    }
}
