package health.mizan.standalone.democlinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoDatesTest {

    private final DemoDates dates = new DemoDates(LocalDate.parse("2028-02-29"));

    @ParameterizedTest
    @CsvSource({
        "{today}, 2028-02-29",
        "{today+1}, 2028-03-01",
        "{today-9}, 2028-02-20",
        "{-41y}, 1987-02-28",
        "{0y-07-01}, 2028-07-01",
        "{-1y-01-01}, 2027-01-01",
        "{-1y-02-29}, 2027-02-28",
        "2026-03-31, 2026-03-31",
        "{tomorrow}, {tomorrow}",
        "a {today} b {today+1}, a 2028-02-29 b 2028-03-01",
    })
    void relative_days_become_real_ones_and_all_else_stays(String written, String resolved) {
        assertThat(dates.resolve(written)).isEqualTo(resolved);
    }
}
