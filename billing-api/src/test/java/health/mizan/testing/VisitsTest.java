package health.mizan.testing;

import health.mizan.cases.Cases;
import health.mizan.charges.Charges;
import health.mizan.encounters.Encounters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests of encounters, cases and charges in the clinic of the golden case, on the morning of a visit. */
public abstract class VisitsTest extends DatabaseTest {

    protected final TestClock clock = TestClock.at("2026-05-04T08:00:00Z");
    protected Visits visits;
    protected Encounters encounters;
    protected Cases cases;
    protected Charges charges;

    @BeforeAll
    void openTheClinic() {
        visits = new Visits(dataSource, clock).withGoldenCase();
        encounters = visits.encounters();
        cases = visits.cases();
        charges = visits.charges();
    }

    @AfterAll
    void closeTheClinic() {
        visits.close();
    }
}
