package health.mizan.bounds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.COMMENT;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.PROCESSING_INSTRUCTION;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import health.mizan.bounds.OutOfBounds.Rule;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML text event by event and refuses document types, foreign entities, inclusions, processing instructions
 * and whatever exceeds the bounds. Nothing is resolved, fetched or expanded.
 */
public final class XmlBounds {

    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private final Bounds bounds;
    private final XMLInputFactory xml;

    public XmlBounds(Bounds bounds) {
        this.bounds = bounds;
        // The JDK's own reader, whatever else is on the class path: the same answer in every deployment.
        this.xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, false);
        xml.setProperty("jdk.xml.elementAttributeLimit", String.valueOf(bounds.attributes() + 1));
        xml.setProperty("jdk.xml.maxXMLNameLimit", String.valueOf(bounds.nameLength()));
        xml.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is resolved");
        });
    }

    /** @throws OutOfBounds and nothing else */
    public void check(byte[] text) {
        InputStreamReader strict = new InputStreamReader(
                new ByteArrayInputStream(text),
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        XMLStreamReader reader = null;
        try {
            reader = xml.createXMLStreamReader(strict);
            new Walk(reader).run();
        } catch (XMLStreamException malformed) {
            throw refusal(ruleOf(malformed), malformed.getLocation());
        } catch (OutOfBounds refused) {
            throw refused;
        } catch (RuntimeException confused) {
            // The JDK's reader answers some malformed texts with an unchecked exception instead of its own.
            throw refusal(Rule.SYNTAX, reader == null ? null : reader.getLocation());
        }
    }

    private static Rule ruleOf(XMLStreamException malformed) {
        return malformed.getNestedException() instanceof CharacterCodingException ? Rule.ENCODING : Rule.SYNTAX;
    }

    private static OutOfBounds refusal(Rule rule, javax.xml.stream.@Nullable Location place) {
        return place == null
                ? new OutOfBounds(rule, 0, 0)
                : new OutOfBounds(rule, place.getLineNumber(), place.getColumnNumber());
    }

    /** One pass over one text. */
    private final class Walk {

        private final XMLStreamReader reader;
        private int depth;
        private int tokens;
        private int run;

        Walk(XMLStreamReader reader) {
            this.reader = reader;
        }

        void run() throws XMLStreamException {
            declaration();
            int event;
            do {
                event = reader.next();
                take(event);
            } while (event != END_DOCUMENT);
        }

        private void declaration() {
            String encoding = reader.getCharacterEncodingScheme();
            if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
                throw refused(Rule.ENCODING);
            }
            String version = reader.getVersion();
            if (version != null && !version.equals("1.0")) {
                throw refused(Rule.SYNTAX); // 1.1 admits control characters that 1.0 readers choke on
            }
        }

        private void take(int event) {
            if (event != CHARACTERS && event != CDATA && event != SPACE) {
                run = 0;
            }
            switch (event) {
                case START_ELEMENT -> start();
                case END_ELEMENT -> depth--;
                case CHARACTERS, CDATA, SPACE -> count(reader.getTextLength());
                case DTD -> throw refused(Rule.DOCTYPE);
                case ENTITY_REFERENCE -> throw refused(Rule.ENTITY);
                case PROCESSING_INSTRUCTION -> throw refused(Rule.INSTRUCTION);
                case COMMENT, END_DOCUMENT -> {}
                default -> throw refused(Rule.SYNTAX);
            }
        }

        private void count(int characters) {
            run += characters;
            if (run > bounds.textLength()) {
                throw refused(Rule.TEXT_LENGTH);
            }
        }

        private void start() {
            int attributes = reader.getAttributeCount();
            tokens += 1 + attributes;
            if (++depth > bounds.depth()) {
                throw refused(Rule.DEPTH);
            }
            if (tokens > bounds.tokens()) {
                throw refused(Rule.TOKENS);
            }
            if (attributes > bounds.attributes()) {
                throw refused(Rule.ATTRIBUTES);
            }
            if (XINCLUDE.equals(reader.getNamespaceURI())) {
                throw refused(Rule.INCLUSION);
            }
            for (int i = 0; i < attributes; i++) {
                attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }

        private void attribute(String name, String value) {
            if (value.length() > bounds.textLength()) {
                throw refused(Rule.TEXT_LENGTH);
            }
            if (name.equals("value")) {
                // FHIR writes every decimal, and every code, as an attribute called value.
                Rule broken = DecimalText.text(value.toCharArray(), 0, value.length());
                if (broken != null) {
                    throw refused(broken);
                }
            }
        }

        private OutOfBounds refused(Rule rule) {
            return refusal(rule, reader.getLocation());
        }
    }
}
