package health.mizan.fhir.kept;

import health.mizan.access.Caller;
import health.mizan.fhir.searching.Query;
import health.mizan.web.Page;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Resources of one type drawn from our own state, within the caller's sight and written down as looked at. One bean per
 * type; where others may send the type too, what they sent goes before what is drawn.
 */
public interface Projection {

    String type();

    /** With id and {@code meta.versionId}. */
    Optional<Resource> find(Caller caller, UUID id);

    /**
     * Whatever may answer the query. It may be more than was asked, because each is then held against the whole query,
     * but nothing that would answer it may be missing.
     *
     * @param cursor the {@code next} of the page before; null for the first page
     */
    Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor);
}
