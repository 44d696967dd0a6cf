package health.mizan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.DatabaseTest;
import org.junit.jupiter.api.Test;

/** What a person types is looked for in all of the catalogue. */
class TypedServicesTest extends DatabaseTest {

    @Test
    void the_three_hundredth_service_is_found_by_its_code_and_an_inactive_one_is_not() {
        add("A", 1, 300, "active");
        add("B", 1, 1, "inactive");
        ServiceStore store = new ServiceStore(sql);

        assertThat(store.byCodeAlone("A-300")).map(CatalogueService::code).contains("A-300");
        assertThat(store.byCodeAlone("a-300")).isEqualTo(store.byCodeAlone("A-300"));
        assertThat(store.byCodeAlone("A-301")).isEmpty();
        assertThat(store.byCodeAlone("B-1")).isEmpty();
    }

    private void add(String series, int from, int until, String status) {
        owner.sql("""
                        insert into billing.service (id, system, code, name_en, name_ar, category, vat_class, status,
                            effective_from, version, created_at)
                        select gen_random_uuid(), 'https://codes.example.org', :series || '-' || n, 'Service', 'خدمة',
                               'laboratory', 'health-service', :status, date '2026-01-01', 1, now() + n * interval '1 second'
                          from generate_series(:from, :until) n
                        """)
                .param("series", series)
                .param("status", status)
                .param("from", from)
                .param("until", until)
                .update();
    }
}
