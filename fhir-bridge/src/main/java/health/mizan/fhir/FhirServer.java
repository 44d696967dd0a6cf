package health.mizan.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The FHIR R4 server: what the providers offer, no narrative, no stack trace, no deletion. */
final class FhirServer extends RestfulServer {

    private final transient List<IResourceProvider> providers;
    private final transient Capabilities capabilities;
    private final transient FhirErrors errors;
    private final FhirSettings settings;

    FhirServer(
            FhirContext context,
            List<IResourceProvider> providers,
            Capabilities capabilities,
            FhirErrors errors,
            FhirSettings settings) {
        super(context);
        this.providers = List.copyOf(providers);
        this.capabilities = capabilities;
        this.errors = errors;
        this.settings = settings;
    }

    @Override
    protected void initialize() {
        setServerConformanceProvider(capabilities);
        setResourceProviders(providers);
        registerInterceptor(errors);
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setDefaultPrettyPrint(false);
        setETagSupport(ETagSupportEnum.ENABLED);
        // Bodies are unpacked, within bounds, before they come here.
        setUncompressIncomingContents(false);
        if (settings.baseUrl() != null) {
            setServerAddressStrategy(
                    new HardcodedServerAddressStrategy(settings.baseUrl().toString()));
        }
    }

    /** Which library answers, and in which version, is nobody's business. */
    @Override
    public void addHeadersToResponse(HttpServletResponse response) {}
}
