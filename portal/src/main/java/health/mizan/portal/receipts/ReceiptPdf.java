package health.mizan.portal.receipts;

import health.mizan.portal.pages.Pages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.xmlgraphics.util.MimeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/**
 * Prints receipts: a template writes formatting objects (XSL 1.1), whose texts it escapes as it does in pages, and
 * Apache FOP sets them. Nothing is fetched for it but our own fonts.
 */
@Component
class ReceiptPdf {

    private static final Logger log = LoggerFactory.getLogger(ReceiptPdf.class);

    private final Pages pages;
    private final FopFactory factory;
    private final SAXParserFactory parsers;

    ReceiptPdf(Pages pages) {
        this.pages = pages;
        this.factory = factory();
        this.parsers = parsers();
    }

    byte[] print(ReceiptSheet sheet, String language) {
        byte[] objects = pages.draw(
                "receipts/print.jte", Map.of("sheet", sheet, "language", language, "plain", (Printable) Printable::of));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            FOUserAgent agent = factory.newFOUserAgent();
            agent.getEventBroadcaster()
                    .addEventListener(event -> log.debug("receipt.printing event={}", event.getEventID()));
            parser().parse(
                            new ByteArrayInputStream(objects),
                            factory.newFop(MimeConstants.MIME_PDF, agent, pdf).getDefaultHandler());
        } catch (SAXException | IOException broken) {
            // The cause may quote the sheet: it stays here.
            throw new IllegalStateException("receipt " + sheet.number() + " cannot be printed: " + broken.getClass());
        }
        return pdf.toByteArray();
    }

    private SAXParser parser() throws SAXException {
        try {
            return parsers.newSAXParser();
        } catch (ParserConfigurationException misconfigured) {
            throw new SAXException(misconfigured);
        }
    }

    private static SAXParserFactory parsers() {
        try {
            SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return parsers;
        } catch (ParserConfigurationException | SAXException unknown) {
            throw new IllegalStateException("this JVM's XML parser lacks a safety feature", unknown);
        }
    }

    private static FopFactory factory() {
        try (InputStream settings = Objects.requireNonNull(ReceiptPdf.class.getResourceAsStream("/pdf/fop.xml"))) {
            return new FopConfParser(settings, OurFonts.BASE, new OurFonts())
                    .getFopFactoryBuilder()
                    .build();
        } catch (IOException | SAXException broken) {
            throw new IllegalStateException("pdf/fop.xml cannot be used", broken);
        }
    }
}
