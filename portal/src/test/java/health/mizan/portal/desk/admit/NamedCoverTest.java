package health.mizan.portal.desk.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.portal.desk.patient.CoverView;
import health.mizan.portal.kit.Tone;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of what an insurer names of a cover, each part is shown whether it names the others or not. */
class NamedCoverTest {

    private static final CoverView ANSWERED = new CoverView(
            "1", "answered", "eligible", Tone.GOOD, "Najd", null, null, List.of(), List.of(), null, null, null, null);

    private final Pages pages = new Pages();

    @Test
    void the_network_is_shown_without_a_member_number() {
        assertThat(drawn(Map.of("network", "Najd One")))
                .contains("Network", "Najd One")
                .doesNotContain("Member number");
    }

    @Test
    void the_member_number_is_shown_without_a_network() {
        assertThat(drawn(Map.of("member", "NJD-1-00")))
                .contains("Member number", "NJD-1-00")
                .doesNotContain("Network");
    }

    @Test
    void both_are_shown_and_none_leaves_no_line() {
        assertThat(drawn(Map.of("member", "NJD-1-00", "network", "Najd One"))).contains("NJD-1-00", "Najd One");
        assertThat(drawn(Map.of())).doesNotContain("Member number", "Network");
    }

    private String drawn(Map<String, Object> named) {
        Map<String, Object> all = new HashMap<>(named);
        all.put("page", english());
        all.put("again", "/desk/checks/1/cover?");
        all.put("cover", ANSWERED);
        return new String(pages.draw("desk/cover.jte", all), StandardCharsets.UTF_8);
    }

    private Page english() {
        return new Page(
                Language.ENGLISH,
                "/desk/checks/1",
                true,
                false,
                new Page.FormToken("_csrf", ""),
                "",
                (key, parameters) -> pages.text(Language.ENGLISH, key, parameters));
    }
}
