package health.mizan.history;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Organisation.facility;
import static health.mizan.testing.Organisation.payer;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.facilities.Facility;
import health.mizan.facilities.FacilityDraft;
import health.mizan.facilities.PractitionerDraft;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.payers.PayerDraft;
import health.mizan.payers.PayerIdentifier;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SavingTest extends DatabaseTest {

    private Organisation clinic;

    @BeforeAll
    void open() {
        clinic = new Organisation(dataSource, tx, TestClock.at("2026-03-01T09:00:00Z")).withGoldenCase();
    }

    @AfterAll
    void close() {
        clinic.close();
    }

    @Test
    void of_many_changes_at_once_none_is_lost_and_each_is_remembered() throws Exception {
        done(clinic.facilities().save(facility("BUSY"), IMPORT));

        List<Saved<Facility>> outcomes = atOnce(
                8, i -> clinic.facilities().save(named("BUSY", "Name " + i), Change.toWhateverIsThere("author " + i)));

        assertThat(outcomes).allMatch(Saved.Changed.class::isInstance);
        Facility last = clinic.facilities().byCode("BUSY").orElseThrow();
        assertThat(last.version()).isEqualTo(9);
        assertThat(clinic.the(History.class).of("facility", last.id().value()))
                .extracting(Stamp::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 9).map(i -> 10 - i).boxed().toList());
    }

    @Test
    void of_many_authors_of_one_version_one_changes_it() throws Exception {
        done(clinic.facilities().save(facility("ONE"), IMPORT));

        List<Saved<Facility>> outcomes =
                atOnce(6, i -> clinic.facilities().save(named("ONE", "Name " + i), Change.ofVersion("a" + i, 1)));

        assertThat(outcomes).filteredOn(Saved.Changed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Saved.Stale.class::isInstance).hasSize(5);
    }

    @Test
    void of_many_creators_one_creates_and_the_others_are_told_of_it() throws Exception {
        List<Saved<Facility>> outcomes =
                atOnce(6, i -> clinic.facilities().save(facility("NEW"), Change.creating("a" + i)));

        assertThat(outcomes).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        String id = clinic.facilities().byCode("NEW").orElseThrow().id().toString();
        assertThat(outcomes)
                .filteredOn(Saved.Conflict.class::isInstance)
                .hasSize(5)
                .allMatch(conflict -> id.equals(((Saved.Conflict<Facility>) conflict).with()));
    }

    @Test
    void a_number_that_belongs_to_another_is_refused_even_when_both_come_at_once() throws Exception {
        List<Saved<?>> outcomes = new ArrayList<>(atOnce(
                2, i -> clinic.practitioners().save(doctor("TWIN-" + i, "LICENCE"), IMPORT, Organisation.MIZAN)));

        assertThat(outcomes).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Saved.Conflict.class::isInstance).hasSize(1);
    }

    @Test
    void there_is_one_payer_for_those_who_pay_themselves_and_a_kind_never_changes() {
        assertThat(clinic.payers().save(payer("SELF-2", "self-pay"), IMPORT)).isInstanceOf(Saved.Conflict.class);
        assertThat(clinic.payers().save(payer("NAJD", "employer"), IMPORT)).isInstanceOf(Saved.Refused.class);
    }

    @Test
    void an_identifier_names_one_payer() {
        done(clinic.payers().save(identified("FIRST", "7001"), IMPORT));

        assertThat(clinic.payers().save(identified("SECOND", "7001"), IMPORT)).isInstanceOf(Saved.Conflict.class);
        assertThat(clinic.payers().save(identified("FIRST", "7001"), IMPORT)).isInstanceOf(Saved.Unchanged.class);
    }

    @Test
    void only_an_insurer_is_administered_and_only_by_an_administrator() {
        Saved<?> byInsurer =
                clinic.payers().save(new PayerDraft("SMALL", "insurer", "Small", "صغير", "NAJD", null, null), IMPORT);
        Saved<?> employer =
                clinic.payers().save(new PayerDraft("FIRM", "employer", "Firm", "شركة", "NAJD", null, null), IMPORT);

        assertThat(((Saved.Refused<?>) byInsurer).errors())
                .extracting(FieldError::field)
                .containsExactly("administeredBy");
        assertThat(((Saved.Refused<?>) employer).errors())
                .extracting(FieldError::field)
                .containsExactly("administeredBy", "administeredBy");
    }

    @Test
    void a_facility_keeps_the_currency_its_contracts_are_in() {
        FacilityDraft riyadh = facility("RUH");
        FacilityDraft dinars = new FacilityDraft(
                riyadh.code(),
                riyadh.nameEn(),
                riyadh.nameAr(),
                riyadh.timeZone(),
                "KWD",
                null,
                riyadh.address(),
                null);

        assertThat(clinic.facilities().save(dinars, IMPORT))
                .isInstanceOfSatisfying(
                        Saved.Refused.class,
                        refused -> assertThat(refused.errors()).asString().contains("currency"));
    }

    private static PayerDraft identified(String code, String value) {
        return new PayerDraft(
                code,
                "insurer",
                code,
                code,
                null,
                List.of(new PayerIdentifier("https://example.org/payer-licence", value)),
                null);
    }

    private static FacilityDraft named(String code, String name) {
        FacilityDraft draft = facility(code);
        return new FacilityDraft(
                code, name, draft.nameAr(), draft.timeZone(), draft.currency(), null, draft.address(), null);
    }

    private static PractitionerDraft doctor(String code, String licence) {
        return new PractitionerDraft(
                code, "Dr Demo", "د. تجريبي", licence, "dental", List.of("RUH"), Organisation.NEW_YEAR, null);
    }

    private interface Numbered<T> {
        T with(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Numbered<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> one = () -> {
                    start.await();
                    return work.with(number);
                };
                running.add(pool.submit(one));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
