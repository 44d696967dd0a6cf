package health.mizan.fhir.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Narrative;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrativesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class=\"x\" style=\"color: red\">one <b>and</b> <i>two</i><br/></p>",
                "<table border=\"1\"><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>",
                "<a href=\"https://example.org/a?b=c#d\">x</a>",
                "<a href=\"#there\">x</a><a name=\"there\"/>",
                "<a href=\"Patient/1\">x</a><a href=\"mailto:a@example.org\">y</a>",
                "<img src=\"data:image/png;base64,AAAA\" alt=\"x\"/>",
                "<a href=\"/a:b\">x</a>"
            })
    void formatting_links_and_images_are_a_narrative(String html) {
        assertThat(Narratives.fault(narrative(html).getDiv())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p><b><script src=\"https://evil.example\"/></b></p>",
                "<iframe src=\"https://evil.example\"/>",
                "<form action=\"https://evil.example\"><input name=\"x\"/></form>",
                "<svg/>",
                "<p><b xmlns=\"https://elsewhere.example\">x</b></p>",
                "<p xMlns=\"http://www.w3.org/1999/xhtml\">x</p>",
                "<p onclick=\"alert(1)\">x</p>",
                "<p ONCLICK=\"alert(1)\">x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" JavaScript&#x0A;:alert(1)\">x</a>",
                "<a href=\"data:text/html,x\">x</a>",
                "<img src=\"vbscript:x\"/>",
                "<p style=\"background: u\\72l(https://evil.example)\">x</p>",
                "<p style=\"width: expression(alert(1))\">x</p>"
            })
    void what_acts_is_none(String html) {
        assertThat(Narratives.fault(narrative(html).getDiv())).isPresent();
    }

    private static Narrative narrative(String html) {
        Narrative narrative = new Narrative();
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + html + "</div>");
        return narrative;
    }
}
