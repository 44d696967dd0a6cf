package health.mizan.fhir.door;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import health.mizan.access.Callers;
import health.mizan.fhir.bundles.Write;
import health.mizan.fhir.bundles.Writes;
import health.mizan.fhir.bundles.Written;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.refusals.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with resources of one type. */
public final class ResourceDoor implements IResourceProvider {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private final String type;
    private final Class<? extends IBaseResource> model;
    private final Callers callers;
    private final Holdings holdings;
    private final Writes writes;
    private final Searching searching;

    ResourceDoor(
            String type, FhirContext context, Callers callers, Holdings holdings, Writes writes, Searching searching) {
        this.type = type;
        this.model = context.getResourceDefinition(type).getImplementingClass();
        this.callers = callers;
        this.holdings = holdings;
        this.writes = writes;
        this.searching = searching;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return model;
    }

    @Read(version = true)
    public IBaseResource read(@IdParam IdType id) {
        if (!id.hasVersionIdPart()) {
            return holdings.find(callers.current(), type, id.getIdPart()).orElseThrow(Refusal::notThere);
        }
        return holdings.version(callers.current(), type, id.getIdPart(), version(id))
                .orElseThrow(Refusal::notThere);
    }

    @History
    public List<IBaseResource> history(@IdParam IdType id) {
        return searching.history(callers.current(), type, id.getIdPart());
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return searching.search(callers.current(), type, request);
    }

    @Create
    public MethodOutcome create(@ResourceParam IBaseResource resource, @ConditionalUrlParam @Nullable String unless) {
        return outcome(writes.apply(callers.current(), Write.create((Resource) resource, unless, null)));
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ResourceParam IBaseResource resource,
            @ConditionalUrlParam @Nullable String which) {
        Resource sent = (Resource) resource;
        if (which != null) {
            return outcome(writes.apply(callers.current(), Write.updateFound(sent, which, null)));
        }
        if (id == null) {
            throw Refusal.of(Refusal.BAD_REQUEST, "required", null, "name what is updated by id or by a search");
        }
        Long version = id.hasVersionIdPart() ? version(id) : null;
        return outcome(writes.apply(callers.current(), Write.update(sent, id.getIdPart(), version, null)));
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id) {
        writes.apply(callers.current(), Write.delete(type, id.getIdPart()));
        return new MethodOutcome();
    }

    private static long version(IdType id) {
        if (!VERSION.matcher(id.getVersionIdPart()).matches()) {
            throw Refusal.notThere();
        }
        return Long.parseLong(id.getVersionIdPart());
    }

    private static MethodOutcome outcome(Written written) {
        MethodOutcome outcome = new MethodOutcome();
        outcome.setId(new IdType(written.type(), written.id(), Long.toString(written.version())));
        outcome.setResource(written.resource());
        outcome.setCreated(written.result() == Written.Result.CREATED);
        return outcome;
    }
}
