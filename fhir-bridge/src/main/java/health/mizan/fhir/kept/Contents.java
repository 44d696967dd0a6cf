package health.mizan.fhir.kept;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Date;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Resources as the text that is kept, and back. */
@Component
public class Contents {

    private final FhirContext context;

    public Contents(FhirContext context) {
        this.context = context;
    }

    /** Without version and time, which are ours to say and stand beside it. */
    public String text(Resource resource) {
        Resource bare = resource.copy();
        bare.setId(resource.getIdElement().getIdPart());
        if (bare.hasMeta()) {
            bare.getMeta().setVersionIdElement(null).setLastUpdatedElement(null);
        }
        return parser().encodeResourceToString(bare);
    }

    /** @throws IllegalArgumentException for a deletion, which has no content */
    public Resource resource(Kept kept) {
        String text = kept.content()
                .orElseThrow(() -> new IllegalArgumentException("a deletion has no content"))
                .reveal();
        Resource resource = (Resource) reader().parseResource(text);
        resource.setId(kept.type() + "/" + kept.id() + "/_history/" + kept.version());
        resource.getMeta().setVersionId(Long.toString(kept.version())).setLastUpdated(Date.from(kept.changedAt()));
        return resource;
    }

    /**
     * What was taken in comes back. The strict reader lets a few things in that it would not read again, such as an
     * extension whose value is null, which is written as one without a value.
     */
    private IParser reader() {
        return parser().setParserErrorHandler(new LenientErrorHandler(false)
                .setErrorOnInvalidValue(false)
                .setErrorOnInvalidExtension(false));
    }

    private IParser parser() {
        return context.newJsonParser();
    }
}
