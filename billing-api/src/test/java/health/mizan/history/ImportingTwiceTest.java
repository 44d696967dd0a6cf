package health.mizan.history;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.JULY;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.contract;
import static health.mizan.testing.Organisation.facility;
import static health.mizan.testing.Organisation.list;
import static health.mizan.testing.Organisation.payer;
import static health.mizan.testing.Organisation.service;
import static health.mizan.testing.Organisation.silver;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.masterdata.Saved;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImportingTwiceTest extends DatabaseTest {

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
    void what_is_already_so_changes_nothing() {
        assertThat(clinic.facilities().save(facility("RUH"), IMPORT)).isInstanceOf(Saved.Unchanged.class);
        assertThat(clinic.payers().save(payer("NAJD", "insurer"), IMPORT)).isInstanceOf(Saved.Unchanged.class);
        assertThat(clinic.plans().save(silver("NAJD", NEW_YEAR), IMPORT)).isInstanceOf(Saved.Unchanged.class);
        assertThat(clinic.services().save(service("DS-100", "GP visit", "consultation"), IMPORT))
                .isInstanceOf(Saved.Unchanged.class);
        assertThat(clinic.schedules().save(list("LIST", NEW_YEAR), IMPORT)).isInstanceOf(Saved.Unchanged.class);
        assertThat(clinic.contracts().save(contract("C-NAJD", "NAJD", "LIST", 1500), IMPORT, MIZAN))
                .isInstanceOf(Saved.Unchanged.class);
    }

    @Test
    void a_file_with_two_periods_of_one_schedule_can_be_repeated_too() {
        clinic.schedules().save(list("TWICE", NEW_YEAR), IMPORT);
        clinic.schedules().save(list("TWICE", JULY), IMPORT);

        assertThat(clinic.schedules().save(list("TWICE", NEW_YEAR), IMPORT)).isInstanceOf(Saved.Unchanged.class);
        assertThat(clinic.schedules().save(list("TWICE", JULY), IMPORT)).isInstanceOf(Saved.Unchanged.class);
    }
}
