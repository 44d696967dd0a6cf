package health.mizan.fhir.bundles;

import health.mizan.access.Caller;
import health.mizan.fhir.Interaction;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.Verb;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Refusal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads the entries of transactions and batches, and sees that the caller may do what each asks. */
final class Entries {

    private static final Pattern ADDRESS = Pattern.compile(
            "/?([A-Z][A-Za-z]{1,63})(?:/([A-Za-z0-9.-]{1,64}))?(?:/_history/([0-9]{1,18}))?(?:\\?(.*))?");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    private Entries() {}

    /** Where a request of an entry goes. */
    record Address(
            String type,
            @Nullable String id,
            @Nullable Long version,
            @Nullable String query) {

        @Override
        public String toString() {
            return "Address[" + type + "]";
        }
    }

    static boolean reads(BundleEntryComponent entry) {
        HTTPVerb method = entry.getRequest().getMethod();
        return method == HTTPVerb.GET || method == HTTPVerb.HEAD;
    }

    /** @throws Refusal that names the element of the entry */
    static Address address(Caller caller, BundleEntryComponent entry, int index) {
        String path = "Bundle.entry[" + index + "].request";
        if (!entry.getRequest().hasMethod()) {
            throw refused(Refusal.BAD_REQUEST, "required", path + ".method", "each entry says its method");
        }
        String url = entry.getRequest().getUrl();
        Matcher address = ADDRESS.matcher(url == null ? "" : url);
        if (!address.matches()) {
            throw refused(
                    Refusal.BAD_REQUEST,
                    "value",
                    path + ".url",
                    "is Type, Type/id or Type?query; operations do not go into bundles");
        }
        String type = address.group(1);
        Verb verb = verb(entry.getRequest().getMethod(), address.group(2) != null, path);
        Interaction interaction = Interactions.of(type)
                .orElseThrow(() ->
                        refused(Refusal.NOT_FOUND, "not-supported", path + ".url", "this server keeps no " + type));
        if (!interaction.allows(verb)) {
            throw refused(
                    Refusal.NOT_ALLOWED,
                    "not-supported",
                    path + ".method",
                    type + " cannot be " + past(verb) + " here");
        }
        if (!interaction.admits(caller, verb)) {
            throw refused(
                    Refusal.FORBIDDEN,
                    "forbidden",
                    path,
                    "the client needs the scope system/" + type + "." + verb.letter());
        }
        String version = address.group(3);
        return new Address(type, address.group(2), version == null ? null : Long.valueOf(version), address.group(4));
    }

    /** @throws Refusal that names the element of the entry */
    static Write write(Caller caller, BundleEntryComponent entry, int index) {
        Address address = address(caller, entry, index);
        String path = "Bundle.entry[" + index + "]";
        return switch (entry.getRequest().getMethod()) {
            case POST ->
                Write.create(
                        resource(entry, address, path),
                        emptyToNull(entry.getRequest().getIfNoneExist()),
                        fullUrl(entry));
            case PUT -> update(entry, address, path);
            case DELETE -> {
                if (address.id() == null) {
                    throw refused(
                            Refusal.BAD_REQUEST, "not-supported", path + ".request.url", "only Type/id is deleted");
                }
                yield Write.delete(address.type(), address.id());
            }
            default ->
                throw refused(
                        Refusal.NOT_ALLOWED, "not-supported", path + ".request.method", "is POST, PUT, DELETE or GET");
        };
    }

    private static Write update(BundleEntryComponent entry, Address address, String path) {
        Resource resource = resource(entry, address, path);
        if (address.id() == null) {
            if (address.query() == null) {
                throw refused(Refusal.BAD_REQUEST, "required", path + ".request.url", "names what is updated");
            }
            return Write.updateFound(resource, address.query(), fullUrl(entry));
        }
        String body = resource.getIdElement().getIdPart();
        if (body != null && !body.equals(address.id())) {
            throw refused(Refusal.BAD_REQUEST, "invalid", path + ".resource.id", "is another id than in the url");
        }
        return Write.update(resource, address.id(), version(entry, path), fullUrl(entry));
    }

    private static Resource resource(BundleEntryComponent entry, Address address, String path) {
        Resource resource = entry.getResource();
        if (resource == null) {
            throw refused(Refusal.BAD_REQUEST, "required", path + ".resource", "is what shall be kept");
        }
        if (!resource.fhirType().equals(address.type())) {
            throw refused(
                    Refusal.BAD_REQUEST, "invalid", path + ".request.url", "names another type than the resource has");
        }
        return resource;
    }

    private static @Nullable Long version(BundleEntryComponent entry, String path) {
        String tag = emptyToNull(entry.getRequest().getIfMatch());
        if (tag == null) {
            return null;
        }
        Matcher version = TAG.matcher(tag.strip());
        if (!version.matches()) {
            throw refused(Refusal.BAD_REQUEST, "value", path + ".request.ifMatch", "is an ETag such as W/\"2\"");
        }
        return Long.valueOf(version.group(1));
    }

    private static Verb verb(HTTPVerb method, boolean one, String path) {
        return switch (method) {
            case POST -> Verb.CREATE;
            case PUT -> Verb.UPDATE;
            case DELETE -> Verb.DELETE;
            case GET, HEAD -> one ? Verb.READ : Verb.SEARCH;
            default ->
                throw refused(Refusal.NOT_ALLOWED, "not-supported", path + ".method", "is POST, PUT, DELETE or GET");
        };
    }

    private static String past(Verb verb) {
        return switch (verb) {
            case READ -> "read";
            case SEARCH -> "searched";
            case CREATE -> "created";
            case UPDATE -> "updated";
            case DELETE -> "deleted";
        };
    }

    private static @Nullable String fullUrl(BundleEntryComponent entry) {
        return emptyToNull(entry.getFullUrl());
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Refusal refused(int status, String code, String expression, String english) {
        return new Refusal(status, List.of(Issue.of(code, expression, english)));
    }
}
