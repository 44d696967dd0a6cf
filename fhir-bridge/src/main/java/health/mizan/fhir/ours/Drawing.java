package health.mizan.fhir.ours;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.searching.Query;
import health.mizan.web.Page;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What all drawings share. */
final class Drawing {

    /** Namespaces of our own numbers. Not resolvable, as R4 allows for an identifier's system. */
    static final String CLAIM = "urn:mizan:claim";

    static final String CASE = "urn:mizan:case";
    static final String INVOICE_NUMBER = "urn:mizan:invoice-number";
    static final String ELIGIBILITY_CHECK = "urn:mizan:eligibility-check";
    static final String PAYER_REFERENCE = "urn:mizan:payer-reference:";

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private Drawing() {}

    static <R extends Resource> R of(R resource, UUID id, long version) {
        resource.setId(id.toString());
        resource.getMeta().setVersionId(Long.toString(version));
        return resource;
    }

    static Reference to(String type, Object id) {
        return new Reference(type + "/" + id);
    }

    static Identifier number(String system, Object value) {
        return new Identifier().setSystem(system).setValue(value.toString());
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(TERMINOLOGY + system).setCode(code));
    }

    static DateTimeType at(Instant instant) {
        return new DateTimeType(Date.from(instant), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC"));
    }

    /** The numbers of one namespace that a query asks for; empty if it asks for none of it. */
    static List<String> numbers(Query query, String system) {
        return query.exactly("identifier").stream()
                .filter(form -> form.startsWith(system + "|"))
                .map(form -> form.substring(system.length() + 1))
                .toList();
    }

    /** {@link #numbers} of a namespace whose numbers are ids. */
    static List<UUID> numbered(Query query, String system) {
        return numbers(query, system).stream()
                .flatMap(number -> Holdings.uuid(number).stream())
                .toList();
    }

    /** The ids of which a row must have one, by the first of these names that is asked for; empty if none is. */
    static Optional<List<UUID>> among(Query query, String... names) {
        return Stream.of(names).filter(query::asksFor).findFirst().map(name -> query.exactly(name).stream()
                .map(form -> form.substring(form.lastIndexOf('/') + 1))
                .flatMap(id -> Holdings.uuid(id).stream())
                .toList());
    }

    /** The one id that a query asks for under a name; empty if it asks for none, or for one of several. */
    static Optional<UUID> asked(Query query, String... names) {
        return among(query, names).filter(ids -> ids.size() == 1).map(List::getFirst);
    }

    /** All there is of these, which need no pages. */
    static Page<Resource> all(List<UUID> ids, Function<UUID, Optional<Resource>> find) {
        return new Page<>(ids.stream().flatMap(id -> find.apply(id).stream()).toList(), null);
    }
}
