package health.mizan.duedates;

import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Says by when an invoice is to be paid, for all who show it or count by it. */
@Component
@EnableConfigurationProperties(DueDateSettings.class)
public class DueDates {

    private final DueDateSettings settings;

    DueDates(DueDateSettings settings) {
        this.settings = settings;
    }

    /** The last day on which what was issued on that day is paid in time. */
    public LocalDate dueOn(LocalDate issued) {
        return issued.plusDays(settings.payWithin().toDays());
    }

    /** The last day of issue of which everything unpaid is overdue. */
    public LocalDate overdueUntil(LocalDate today) {
        return today.minusDays(settings.payWithin().toDays() + 1);
    }
}
