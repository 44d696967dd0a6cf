package health.mizan.fhir.door;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.primitive.InstantDt;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import health.mizan.access.Caller;
import health.mizan.fhir.kept.Contents;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.refusals.Refusal;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The versions of a resource, newest first, deletions among them. */
@Component
class Histories {

    /** Versions of one resource that are shown; older ones are read one by one. */
    private static final int MOST = 500;

    private final Holdings holdings;
    private final Contents contents;
    private final FhirContext context;

    Histories(Holdings holdings, Contents contents, FhirContext context) {
        this.holdings = holdings;
        this.contents = contents;
        this.context = context;
    }

    List<IBaseResource> of(Caller caller, String type, String id) {
        List<Kept> versions = holdings.history(caller, type, id, MOST);
        if (versions.isEmpty()) {
            // What is drawn from our own state has its present version only.
            return List.of(holdings.find(caller, type, id).orElseThrow(Refusal::notThere));
        }
        return versions.stream().map(this::version).toList();
    }

    private IBaseResource version(Kept version) {
        if (version.deleted()) {
            return deletion(version);
        }
        Resource resource = contents.resource(version);
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(
                resource,
                version.version() == 1 ? BundleEntryTransactionMethodEnum.POST : BundleEntryTransactionMethodEnum.PUT);
        return resource;
    }

    private IBaseResource deletion(Kept version) {
        Resource gone = (Resource) context.getResourceDefinition(version.type()).newInstance();
        gone.setId(version.type() + "/" + version.id() + "/_history/" + version.version());
        ResourceMetadataKeyEnum.DELETED_AT.put(gone, new InstantDt(Date.from(version.changedAt())));
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(gone, BundleEntryTransactionMethodEnum.DELETE);
        return gone;
    }
}
