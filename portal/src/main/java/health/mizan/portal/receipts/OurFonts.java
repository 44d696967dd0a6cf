package health.mizan.portal.receipts;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Set;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;

/** All that a document may load while it is set: our own fonts, by name. Files and the network are out of reach. */
final class OurFonts implements ResourceResolver {

    /** Leads nowhere (RFC 6761); of a scheme that the JDK knows, since FOP makes URLs of it. */
    static final URI BASE = URI.create("https://fonts.invalid/");

    private static final Set<String> NAMES = Set.of(
            "plex-sans-arabic-regular.ttf",
            "plex-sans-arabic-semibold.ttf",
            "saudi-riyal-regular.ttf",
            "saudi-riyal-bold.ttf");

    @Override
    public Resource getResource(URI uri) throws IOException {
        String name = BASE.relativize(uri).toString();
        if (!NAMES.contains(name)) {
            throw new FileNotFoundException("no document loads this");
        }
        return new Resource(OurFonts.class.getResourceAsStream("/pdf/fonts/" + name));
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
        throw new FileNotFoundException("no document writes elsewhere");
    }
}
