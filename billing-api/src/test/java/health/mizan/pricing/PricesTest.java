package health.mizan.pricing;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.JULY;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.contract;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Organisation.facility;
import static health.mizan.testing.Organisation.payer;
import static health.mizan.testing.Organisation.price;
import static health.mizan.testing.Organisation.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.catalogue.ServiceId;
import health.mizan.contracts.ContractDraft;
import health.mizan.fees.FeeScheduleDraft;
import health.mizan.history.AsOf;
import health.mizan.money.Money;
import health.mizan.payers.PayerDraft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PricesTest extends PricingTest {

    @Test
    void the_golden_case_is_300_on_the_list_and_255_by_contract() {
        Map<ServiceId, Price> found =
                prices.findAll(najd(MAY), List.of(idOf("DS-100"), idOf("DS-201"), idOf("DS-202")));

        assertThat(allowed(found, "DS-100")).isEqualTo(sar("127.50"));
        assertThat(allowed(found, "DS-201")).isEqualTo(sar("51.00"));
        assertThat(allowed(found, "DS-202")).isEqualTo(sar("76.50"));
        assertThat(found.values().stream()
                        .map(price -> ((Price.Found) price).adjustment())
                        .reduce(Money::plus))
                .contains(sar("45.00"));
        assertThat(found.values().stream()
                        .map(price -> ((Price.Found) price).list())
                        .reduce(Money::plus))
                .contains(sar("300.00"));
    }

    @Test
    void a_price_names_the_versions_it_came_from() {
        Price.Found found = (Price.Found) prices.find(najd(MAY), idOf("DS-100"));

        var list = clinic.schedules().byCode("LIST", AsOf.day(MAY)).orElseThrow();
        assertThat(found.basis().schedule()).isEqualTo(list.id());
        assertThat(found.basis().scheduleVersion()).isEqualTo(list.version());
        assertThat(found.basis().off()).isEqualTo(new PercentOff(1500));
        assertThat(found.basis().contractVersion()).isEqualTo(1);
    }

    @Test
    void a_patient_alone_pays_the_list() {
        Price.Found found = (Price.Found) prices.find(alone(MAY), idOf("DS-100"));

        assertThat(found.contract()).isEqualTo(sar("150"));
        assertThat(found.adjustment()).isEqualTo(sar("0"));
    }

    @Test
    void free_of_charge_is_a_decision_with_a_reason() {
        assertThat(prices.find(najd(MAY), idOf("DS-105")))
                .isInstanceOfSatisfying(Price.Exempt.class, exempt -> assertThat(exempt.reason())
                        .isEqualTo("follow-up within 14 days"));
    }

    @Test
    void a_contract_version_from_july_on_leaves_june_as_it_was() {
        ContractDraft dearer = new ContractDraft("C-NAJD", "RUH", "NAJD", null, null, "LIST", 2200, JULY, null);
        done(clinic.contracts().save(dearer, IMPORT, MIZAN));

        assertThat(((Price.Found) prices.find(najd(JULY.minusDays(1)), idOf("DS-100"))).contract())
                .isEqualTo(sar("127.50"));
        Price.Found july = (Price.Found) prices.find(najd(JULY), idOf("DS-100"));
        assertThat(july.contract()).isEqualTo(sar("117.00"));
        assertThat(july.basis().contractVersion()).isEqualTo(2);
    }

    @Test
    void a_schedule_version_from_july_on_changes_july() {
        FeeScheduleDraft july = new FeeScheduleDraft(
                "LIST", "List prices", "الأسعار", "SAR", JULY, null, List.of(price("DS-100", "200")));
        done(clinic.schedules().save(july, IMPORT));

        assertThat(((Price.Found) prices.find(najd(JULY.minusDays(1)), idOf("DS-100"))).list())
                .isEqualTo(sar("150"));
        assertThat(((Price.Found) prices.find(najd(JULY), idOf("DS-100"))).list())
                .isEqualTo(sar("200"));
        assertThat(prices.find(najd(JULY), idOf("DS-201"))).isEqualTo(new Price.Missing(Price.Reason.NO_PRICE));
    }

    @Test
    void a_schedule_of_its_own_is_compared_with_the_facilitys_list() {
        done(clinic.payers().save(payer("REDSEA", "insurer"), IMPORT));
        done(clinic.schedules()
                .save(
                        new FeeScheduleDraft(
                                "RED", "Red Sea", "البحر", "SAR", NEW_YEAR, null, List.of(price("DS-100", "117"))),
                        IMPORT));
        done(clinic.contracts().save(contract("C-RED", "REDSEA", "RED", 0), IMPORT, MIZAN));

        Price.Found found = (Price.Found) prices.find(of("REDSEA", null, MAY), idOf("DS-100"));

        assertThat(found.contract()).isEqualTo(sar("117"));
        assertThat(found.list()).isEqualTo(sar("150"));
        assertThat(found.adjustment()).isEqualTo(sar("33"));
    }

    @Test
    void the_narrowest_contract_decides() {
        done(clinic.contracts()
                .save(
                        new ContractDraft("C-NET", "RUH", "NAJD", null, "Silver network", "LIST", 2000, NEW_YEAR, null),
                        IMPORT,
                        MIZAN));
        assertThat(((Price.Found) prices.find(of("NAJD", "SILVER", MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("120"));

        done(clinic.contracts()
                .save(
                        new ContractDraft("C-PLAN", "RUH", "NAJD", "SILVER", null, "LIST", 3000, NEW_YEAR, null),
                        IMPORT,
                        MIZAN));
        assertThat(((Price.Found) prices.find(of("NAJD", "SILVER", MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("105"));
        assertThat(((Price.Found) prices.find(najd(MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("127.50"));
    }

    @Test
    void an_insurer_without_a_contract_of_its_own_has_its_administrators() {
        done(clinic.payers().save(payer("DUNES", "tpa"), IMPORT));
        done(clinic.payers().save(new PayerDraft("SMALL", "insurer", "Small", "صغير", "DUNES", null, null), IMPORT));
        done(clinic.contracts().save(contract("C-DUNES", "DUNES", "LIST", 1000), IMPORT, MIZAN));

        assertThat(((Price.Found) prices.find(of("SMALL", null, MAY), idOf("DS-100"))).contract())
                .isEqualTo(sar("135"));
    }

    @Test
    void twelve_pieces_are_rounded_once() {
        FeeScheduleDraft tablets = new FeeScheduleDraft(
                "LIST", "List prices", "الأسعار", "SAR", JULY, null, List.of(price("DS-100", "0.37")));
        done(clinic.schedules().save(tablets, IMPORT));

        Price.Line line = ((Price.Found) prices.find(najd(JULY), idOf("DS-100"))).line(12);

        assertThat(line.list()).isEqualTo(sar("4.44"));
        assertThat(line.contract()).isEqualTo(sar("3.77"));
        assertThat(line.adjustment()).isEqualTo(sar("0.67"));
    }

    @Test
    void a_payer_without_a_contract_and_a_service_outside_its_days_are_told_apart() {
        done(clinic.payers().save(payer("HIJAZ", "insurer"), IMPORT));

        assertThat(prices.find(of("HIJAZ", null, MAY), idOf("DS-100")))
                .isEqualTo(new Price.Missing(Price.Reason.NO_CONTRACT));
        assertThat(prices.find(najd(NEW_YEAR.minusDays(1)), idOf("DS-100")))
                .isEqualTo(new Price.Missing(Price.Reason.SERVICE_NOT_OFFERED));
    }

    @Test
    void a_service_that_does_not_exist_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> prices.find(najd(MAY), new ServiceId(new UUID(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void at_another_facility_the_contract_does_not_hold() {
        done(clinic.facilities().save(facility("JED"), IMPORT));
        var jeddah = clinic.facilities().byCode("JED").orElseThrow().id();
        var najd = clinic.payers().byCode("NAJD").orElseThrow().id();

        assertThat(prices.find(new PriceQuestion(jeddah, najd, null, MAY), idOf("DS-100")))
                .isEqualTo(new Price.Missing(Price.Reason.NO_CONTRACT));
    }

    private Money allowed(Map<ServiceId, Price> found, String service) {
        return ((Price.Found) found.get(idOf(service))).contract();
    }
}
