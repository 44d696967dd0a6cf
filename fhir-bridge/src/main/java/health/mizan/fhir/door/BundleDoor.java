package health.mizan.fhir.door;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import health.mizan.access.Callers;
import health.mizan.fhir.bundles.Bundles;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/** Transactions and batches. */
public final class BundleDoor {

    private final Bundles bundles;
    private final Callers callers;

    BundleDoor(Bundles bundles, Callers callers) {
        this.bundles = bundles;
        this.callers = callers;
    }

    @Transaction
    public Bundle process(@TransactionParam Bundle bundle, RequestDetails request) {
        List<String> prefer = request.getHeaders(Constants.HEADER_PREFER);
        boolean whole = prefer != null
                && prefer.stream().anyMatch(value -> value.replace(" ", "").contains("return=representation"));
        return bundles.process(callers.current(), bundle, whole);
    }
}
