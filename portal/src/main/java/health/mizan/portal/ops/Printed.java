package health.mizan.portal.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Text of a message as people read it: JSON and XML indented, anything else, and what does not parse, as it came. */
final class Printed {

    /** More than this nobody reads on a page. */
    static final int MOST = 300_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Printed() {}

    static String pretty(String text) {
        String start = text.stripLeading();
        String readable =
                switch (start.isEmpty() ? ' ' : start.charAt(0)) {
                    case '{', '[' -> json(text);
                    case '<' -> xml(text);
                    default -> text;
                };
        return readable.length() <= MOST ? readable : readable.substring(0, MOST) + "\n…";
    }

    private static String json(String text) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
        } catch (JsonProcessingException unreadable) {
            return text;
        }
    }

    /** Written by others: no document type, so no entities, and nothing is fetched. */
    private static String xml(String text) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setExpandEntityReferences(false);
            var document = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
            TransformerFactory writers = TransformerFactory.newInstance();
            writers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            writers.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            Transformer writer = writers.newTransformer();
            writer.setOutputProperty(OutputKeys.INDENT, "yes");
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter written = new StringWriter();
            writer.transform(new DOMSource(document), new StreamResult(written));
            return written.toString();
        } catch (ParserConfigurationException | SAXException | java.io.IOException | TransformerException unreadable) {
            return text;
        }
    }
}
