package health.mizan.pricing;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Organisation.price;
import static health.mizan.testing.Organisation.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.ServiceId;
import health.mizan.fees.FeeScheduleDraft;
import health.mizan.pricing.PriceException.Resolution;
import health.mizan.pricing.PriceExceptions.Resolving;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PriceExceptionsTest extends PricingTest {

    @Test
    void what_has_no_price_goes_once_to_the_work_list_and_grows_with_its_days() {
        assertThat(prices.find(najd(MAY), idOf("DS-303"))).isEqualTo(new Price.Missing(Price.Reason.NO_PRICE));
        prices.find(najd(MAY.plusDays(9)), idOf("DS-303"));
        prices.find(najd(MAY.minusDays(2)), idOf("DS-303"));

        List<PriceException> open = exceptions();
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().firstOn()).isEqualTo(MAY.minusDays(2));
        assertThat(open.getFirst().lastOn()).isEqualTo(MAY.plusDays(9));
        assertThat(open.getFirst().service()).isEqualTo("DS-303");
        assertThat(open.getFirst().payer()).isEqualTo("NAJD");
    }

    @Test
    void looking_notes_nothing() {
        prices.peek(najd(MAY), List.of(idOf("DS-303")));

        assertThat(exceptions()).isEmpty();
    }

    @Test
    void an_exception_is_resolved_as_priced_only_once_there_is_a_price() {
        prices.find(najd(MAY), idOf("DS-303"));
        UUID id = exceptions().getFirst().id();
        PriceExceptions list = clinic.the(PriceExceptions.class);

        assertThat(list.resolve(id, Resolution.PRICED, null, MIZAN))
                .contains(new Resolving.StillMissing(MAY, Price.Reason.NO_PRICE));

        done(clinic.schedules()
                .save(
                        new FeeScheduleDraft(
                                "LIST",
                                "List prices",
                                "الأسعار",
                                "SAR",
                                NEW_YEAR,
                                null,
                                List.of(price("DS-303", "1400"))),
                        IMPORT));
        assertThat(list.resolve(id, Resolution.PRICED, null, MIZAN)).get().isInstanceOf(Resolving.Done.class);
        assertThat(list.resolve(id, Resolution.PRICED, null, MIZAN)).contains(new Resolving.AlreadyResolved());
        assertThat(exceptions()).isEmpty();
    }

    @Test
    void the_work_list_shows_a_caller_the_callers_own_facilities() {
        prices.find(najd(MAY), idOf("DS-303"));
        Caller here = new Caller.Staff("a", Set.of(Role.FINANCE), Set.of("RUH"));
        Caller elsewhere = new Caller.Staff("b", Set.of(Role.FINANCE), Set.of("JED"));
        PriceExceptions list = clinic.the(PriceExceptions.class);

        assertThat(list.list(true, ALL, here).items()).hasSize(1);
        assertThat(list.list(true, ALL, elsewhere).items()).isEmpty();
        assertThat(list.resolve(exceptions().getFirst().id(), Resolution.DISMISSED, "not ours", elsewhere))
                .isEmpty();
    }

    @Test
    void many_estimates_at_once_leave_one_row() throws Exception {
        List<ServiceId> both = new ArrayList<>(List.of(idOf("DS-303"), addedService("DS-999")));

        inParallel(8, () -> {
            for (int i = 0; i < 20; i++) {
                prices.findAll(najd(MAY.plusDays(i)), both);
                prices.findAll(najd(MAY.minusDays(i)), both.reversed());
            }
            return null;
        });

        assertThat(exceptions()).hasSize(2);
        assertThat(exceptions().getFirst().firstOn()).isEqualTo(MAY.minusDays(19));
        assertThat(exceptions().getFirst().lastOn()).isEqualTo(MAY.plusDays(19));
    }

    private ServiceId addedService(String code) {
        CatalogueService added = done(clinic.services().save(service(code, "New", "other"), IMPORT));
        return added.id();
    }

    private List<PriceException> exceptions() {
        return clinic.the(PriceExceptions.class).list(true, ALL, MIZAN).items();
    }

    private static void inParallel(int threads, Callable<Void> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(work));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        }
    }
}
