package health.mizan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.LenientErrorHandler;
import health.mizan.bounds.Bounds;
import health.mizan.bounds.OutOfBounds;
import health.mizan.bounds.XmlBounds;
import health.mizan.fhir.FhirForReading;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.Verb;
import health.mizan.fhir.bundles.ShapeForReading;
import health.mizan.fhir.kept.Contents;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.searching.Indexer;
import health.mizan.parties.Phi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** What must hold for every resource that the server takes in, whichever way it came. */
final class FhirReading {

    static final FhirContext CONTEXT = FhirForReading.context();

    private static final Contents CONTENTS = new Contents(CONTEXT);
    private static final Indexer INDEXER = new Indexer(CONTEXT);
    private static final Consumer<Resource> SHAPE = ShapeForReading.of(CONTEXT);
    private static final XmlBounds XML = new XmlBounds(Bounds.FHIR);

    private FhirReading() {}

    /** @throws AssertionError if the server would call it a fault of its own */
    static Optional<Resource> read(IParser parser, String text) {
        try {
            return Optional.of((Resource) parser.parseResource(text));
        } catch (RuntimeException refused) {
            if (FhirForReading.status(refused) >= 500) {
                throw new AssertionError("answered as a fault of ours", refused);
            }
            return Optional.empty();
        }
    }

    /** As a write would: refused before it touches the database, or kept, indexed and given back. Bundles entry by entry. */
    static void written(Resource resource) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(Objects::nonNull)
                    .forEach(FhirReading::written);
        }
        if (Interactions.of(resource.fhirType())
                .filter(one -> one.allows(Verb.CREATE))
                .isEmpty()) {
            return;
        }
        try {
            SHAPE.accept(resource);
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isBetween(400, 422);
            assertThat(refusal.issues()).isNotEmpty();
            return;
        }
        INDEXER.of(resource).forEach(indexed -> assertThat(indexed.name()).isNotBlank());
        staysAsItCame(resource);
    }

    private static void staysAsItCame(Resource sent) {
        Resource resource = sent.copy();
        resource.setId("1");
        String kept = CONTENTS.text(resource);
        Resource again = CONTENTS.resource(new Kept(
                new UUID(0, 1),
                resource.fhirType(),
                "1",
                1,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(Phi.of(kept))));
        assertThat(CONTENTS.text(again)).as("kept and given again").isEqualTo(kept);

        String asXml = CONTEXT.newXmlParser().encodeResourceToString(again);
        XML.check(asXml.getBytes(StandardCharsets.UTF_8));
        Resource fromXml = (Resource)
                CONTEXT.newXmlParser().setParserErrorHandler(liberal()).parseResource(asXml);
        assertThat(withPlainBlanks(CONTENTS.text(fromXml)))
                .as("given as XML and read by others")
                .isEqualTo(withPlainBlanks(kept));
    }

    static IParserErrorHandler liberal() {
        return new LenientErrorHandler(false).setErrorOnInvalidValue(false).setErrorOnInvalidExtension(false);
    }

    /**
     * The library writes tabs and line ends into XML attributes as they are, where every XML parser reads blanks, and
     * keeps one blank of many in a narrative.
     */
    private static String withPlainBlanks(String json) {
        return json.replaceAll("\\\\[tnr]", " ").replaceAll(" +", " ");
    }

    /** Whether the door lets it through to the parser. */
    static boolean within(Runnable bounds) {
        try {
            bounds.run();
            return true;
        } catch (OutOfBounds refused) {
            return false;
        }
    }
}
