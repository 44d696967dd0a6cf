package health.mizan.fhir.bundles;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/**
 * What a narrative may hold (R4, Narrative, rule txt-1): formatting, links and images. What we keep we also give back, and
 * whoever shows it to a person takes our word that nothing in it acts.
 */
final class Narratives {

    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr acronym address b big blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4"
                            + " h5 h6 hr i img ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td"
                            + " tfoot th thead tr tt u ul var")
                    .split(" "));

    private static final Set<String> ATTRIBUTES = Set.of(
            ("abbr accesskey align alt axis bgcolor border cellpadding cellspacing char charoff cite class color colspan"
                            + " compact coords dir face frame headers height href hreflang hspace id lang longdesc name"
                            + " nowrap rel rev rowspan rules scope shape size span src start style summary tabindex title"
                            + " type valign value vspace width xml:lang xmlns")
                    .split(" "));

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "longdesc");
    private static final Pattern HARMLESS_ADDRESS =
            Pattern.compile("(?i)(https?:|mailto:|tel:|urn:|ftp:|data:image/(png|gif|jpeg);|[^:]*$|[^:]*[/?#]).*");
    private static final Pattern ACTING_STYLE = Pattern.compile("(?i)(expression|url|@import|javascript|\\\\)");

    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private Narratives() {}

    /** The first thing in it that a narrative does not have; empty if it is one. */
    static Optional<String> fault(@Nullable XhtmlNode node) {
        if (node == null) {
            return Optional.empty();
        }
        if (node.getNodeType() == NodeType.Element) {
            if (!ELEMENTS.contains(node.getName())) {
                return Optional.of("an element that is no formatting");
            }
            Optional<String> attribute = node.getAttributes().entrySet().stream()
                    .filter(one -> !isHarmless(one))
                    .findFirst()
                    .map(one -> "an attribute or address that acts");
            if (attribute.isPresent()) {
                return attribute;
            }
        }
        return node.getChildNodes().stream()
                .map(Narratives::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isHarmless(Map.Entry<String, String> attribute) {
        // As XHTML has it: names in capitals are other names, xmlns among them.
        String name = attribute.getKey();
        // Browsers skip blanks and control characters within a scheme.
        String value = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "");
        return (ATTRIBUTES.contains(name) || name.startsWith("xmlns:"))
                && (!ADDRESSES.contains(name) || HARMLESS_ADDRESS.matcher(value).matches())
                && (!name.equals("style") || !ACTING_STYLE.matcher(value).find())
                // What is of another namespace is no formatting, whatever its name.
                && (!name.equals("xmlns") || value.equals(XHTML));
    }
}
