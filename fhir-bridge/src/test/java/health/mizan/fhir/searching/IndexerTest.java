package health.mizan.fhir.searching;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class IndexerTest {

    private final Indexer indexer = new Indexer(FhirContext.forR4Cached());

    @Test
    void a_period_whose_start_is_unknown_for_a_reason_began_at_some_time() {
        DateTimeType unknown = new DateTimeType();
        unknown.addExtension(
                "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new StringType("asked-unknown"));
        Encounter encounter = new Encounter();
        encounter.setPeriod(new Period().setStartElement(unknown).setEndElement(new DateTimeType("2026-07-01")));

        assertThat(indexer.of(encounter))
                .contains(new Indexed(
                        "date",
                        new Indexed.Value.Time(new Span(Span.BEGINNING, Instant.parse("2026-07-02T00:00:00Z")))));
    }
}
