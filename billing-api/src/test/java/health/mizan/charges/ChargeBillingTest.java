package health.mizan.charges;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.cases.CaseId;
import health.mizan.masterdata.Saved;
import health.mizan.testing.VisitsTest;
import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a claim or an invoice is made of, and when it may be changed again. */
class ChargeBillingTest extends VisitsTest {

    private static final String LOINC = "http://loinc.org";

    @Test
    void what_is_billed_stands_on_one_claim_until_that_is_credited() {
        CaseId id = visits.memberCase();
        Charge charge = visits.ordered(id, "DS-100", "performed");
        UUID claim = UUID.randomUUID();

        charges.billed(id, List.of(charge.id()), claim);
        charges.billed(id, List.of(charge.id()), claim);

        assertThat(charges.require(charge.id()).billedOn()).isEqualTo(claim);
        assertThatThrownBy(() -> charges.billed(id, List.of(charge.id()), UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(charges.cancel(DESK, charge.id(), Charge.Cancelling.DUPLICATE)
                        .orElseThrow())
                .isInstanceOf(Saved.Conflict.class);
        charges.credited(id, UUID.randomUUID());
        assertThat(charges.require(charge.id()).state()).isEqualTo(ChargeState.BILLED);
        charges.credited(id, claim);
        assertThat(charges.require(charge.id()).state()).isEqualTo(ChargeState.BILLABLE);
        assertThat(charges.require(charge.id()).billedOn()).isNull();
    }

    @Test
    void what_a_visit_was_confirmed_with_stays_until_its_claim_is_credited_or_given_up() {
        CaseId id = visits.memberCase();
        Charge charge = visits.ordered(id, "DS-100", "performed");
        Charge.Order order = charge.order();
        visits.cases().confirmService(DESK, id);

        Saved<Charge> cancelled =
                charges.cancel(DESK, charge.id(), Charge.Cancelling.DUPLICATE).orElseThrow();
        Saved<Charge> exempted =
                charges.exempt(DESK, charge.id(), "teaching case").orElseThrow();
        Saved<Charge> told = charges.order(HOSPITAL, order(order.value(), id, "DS-100", "cancelled"));
        charges.released(id);
        Saved<Charge> afterwards =
                charges.cancel(DESK, charge.id(), Charge.Cancelling.DUPLICATE).orElseThrow();

        assertThat(cancelled).isInstanceOf(Saved.Conflict.class);
        assertThat(exempted).isInstanceOf(Saved.Conflict.class);
        assertThat(told).isInstanceOf(Saved.Refused.class);
        assertThat(done(afterwards).state()).isEqualTo(ChargeState.ENTERED_IN_ERROR);
    }

    @Test
    void nothing_without_a_price_is_billed() {
        CaseId id = visits.memberCase();
        Charge mri = visits.ordered(id, "DS-303", "performed");
        Charge planned = visits.ordered(id, "DS-100", "planned");

        for (Charge charge : List.of(mri, planned)) {
            assertThatThrownBy(() -> charges.billed(id, List.of(charge.id()), UUID.randomUUID()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void an_order_that_comes_after_the_confirmation_is_kept_and_listed_for_a_person() {
        CaseId id = visits.memberCase();
        visits.ordered(id, "DS-100", "performed");
        visits.cases().confirmService(DESK, id);
        clock.advance(Duration.ofSeconds(1));

        Charge late = visits.ordered(id, "DS-201", "performed");

        assertThat(charges.exceptions(DESK, new PageRequest(Cursor.START, 200)).items())
                .extracting(Charge::id)
                .contains(late.id());
        assertThat(charges.exceptions(DESK_OF_JEDDAH, new PageRequest(Cursor.START, 200))
                        .items())
                .isEmpty();
    }
}
