package health.mizan.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.parties.FacilityId;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.TestClock;
import health.mizan.testing.Together;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NumbersTest extends DatabaseTest {

    private final TestClock clock = TestClock.at("2026-12-31T20:59:59Z");
    private Organisation organisation;
    private Numbers numbers;
    private FacilityId riyadh;

    @BeforeAll
    void open() {
        organisation = new Organisation(dataSource, tx, clock).withGoldenCase();
        riyadh = organisation.facilities().byCode("RUH").map(Facility::id).orElseThrow();
        numbers = new Numbers(new NumberSeriesStore(sql), organisation.the(Facilities.class), clock);
    }

    @AfterAll
    void close() {
        organisation.close();
    }

    @Test
    void thirty_two_at_once_of_whom_some_roll_back_leave_no_gap_and_no_double() throws Exception {
        List<@Nullable String> given = Together.times(32, i -> () -> number(i % 4 == 3));

        assertThat(given.stream().filter(Objects::nonNull).sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, 24)
                        .mapToObj("RUH-2026-%06d"::formatted)
                        .toList());
    }

    @Test
    void the_year_is_that_of_the_site_and_begins_anew() {
        TestClock midnight = TestClock.at("2026-12-31T21:00:00Z");
        Numbers inTheNewYear = new Numbers(new NumberSeriesStore(sql), organisation.the(Facilities.class), midnight);

        Numbers.Numbered first = tx.get(() -> inTheNewYear.next(riyadh, Series.RECEIPT));

        assertThat(first.number()).isEqualTo("RUH-R-2027-000001");
        assertThat(first.day()).hasToString("2027-01-01");
    }

    @Test
    void a_number_outside_the_transaction_of_its_document_would_be_a_gap() {
        assertThatThrownBy(() -> numbers.next(riyadh, Series.CREDIT_NOTE)).isInstanceOf(IllegalStateException.class);
    }

    private @Nullable String number(boolean thenFails) {
        try {
            return tx.get(() -> {
                String number = numbers.next(riyadh, Series.INVOICE).number();
                if (thenFails) {
                    throw new Failed();
                }
                return number;
            });
        } catch (Failed rolledBack) {
            return null;
        }
    }

    private static final class Failed extends RuntimeException {}
}
