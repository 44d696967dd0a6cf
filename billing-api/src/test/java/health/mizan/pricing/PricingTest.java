package health.mizan.pricing;

import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.payer;

import com.zaxxer.hikari.HikariDataSource;
import health.mizan.catalogue.ServiceId;
import health.mizan.history.AsOf;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.Postgres;
import health.mizan.testing.TestClock;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A clinic with the golden case's prices, fresh for each test because prices are looked up by what is there. */
abstract class PricingTest extends DatabaseTest {

    static final LocalDate MAY = LocalDate.of(2026, 5, 4);
    static final PageRequest ALL = new PageRequest(Cursor.START, 200);

    Organisation clinic;
    Prices prices;

    @BeforeEach
    void open() {
        cloneAgain();
        clinic = new Organisation(dataSource, tx, TestClock.at("2026-03-01T09:00:00Z")).withGoldenCase();
        prices = clinic.the(Prices.class);
    }

    @AfterEach
    void close() throws Exception {
        clinic.close();
        dataSource.unwrap(HikariDataSource.class).close();
    }

    private void cloneAgain() {
        database = Postgres.server().freshDatabase();
        dataSource = database.asApplication();
        tx = new Tx(new DataSourceTransactionManager(dataSource));
    }

    PriceQuestion najd(LocalDate on) {
        return of("NAJD", null, on);
    }

    PriceQuestion alone(LocalDate on) {
        return new PriceQuestion(clinic.facilities().byCode("RUH").orElseThrow().id(), null, null, on);
    }

    PriceQuestion of(String payer, String plan, LocalDate on) {
        return new PriceQuestion(
                clinic.facilities().byCode("RUH").orElseThrow().id(),
                clinic.payers().byCode(payer).orElseThrow().id(),
                plan == null
                        ? null
                        : clinic.plans()
                                .byCode(payer, plan, AsOf.LATEST)
                                .orElseThrow()
                                .id(),
                on);
    }

    ServiceId idOf(String code) {
        return clinic.services().byCode(SYSTEM, code).orElseThrow().id();
    }
}
