package health.mizan.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.springframework.mock.web.MockHttpServletRequest;

/** The server's reader and its words for what cannot be read, without the server. */
public final class FhirForReading {

    private static final FhirErrors ERRORS = new FhirErrors();

    private FhirForReading() {}

    public static FhirContext context() {
        return new FhirConfiguration().fhirContext();
    }

    /** The status with which the server would answer this failure. */
    public static int status(Throwable failure) {
        BaseServerResponseException worded =
                ERRORS.worded(new MockHttpServletRequest("POST", "/fhir/Patient"), null, failure);
        return worded == null ? 200 : worded.getStatusCode();
    }
}
