package health.mizan.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The FHIR R4 server: what the doors offer, no narrative, no stack trace. */
final class FhirServer extends RestfulServer {

    private final transient List<Object> providers;
    private final transient Capabilities capabilities;
    private final transient FhirErrors errors;
    private final FhirSettings settings;

    FhirServer(
            FhirContext context,
            List<Object> providers,
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
        registerProviders(providers);
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
