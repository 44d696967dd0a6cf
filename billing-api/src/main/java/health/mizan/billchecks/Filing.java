package health.mizan.billchecks;

import health.mizan.facilities.Facilities;
import health.mizan.parties.FacilityId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** Deadlines with payers, in days at the site. */
@Service
@EnableConfigurationProperties(FilingSettings.class)
public class Filing {

    private final FilingSettings settings;
    private final Facilities facilities;
    private final Clock clock;

    Filing(FilingSettings settings, Facilities facilities, Clock clock) {
        this.settings = settings;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** The last day on which the payer takes a claim for a service of this day. */
    public LocalDate fileBy(LocalDate servedOn) {
        return servedOn.plusDays(settings.within().toDays());
    }

    /** The last day on which something can be done about what was denied today. */
    public LocalDate decideBy(FacilityId site) {
        return today(site).plusDays(settings.decide().toDays());
    }

    /** Negative once it has passed. */
    public int daysLeft(FacilityId site, LocalDate until) {
        return Math.toIntExact(ChronoUnit.DAYS.between(today(site), until));
    }

    private LocalDate today(FacilityId site) {
        return LocalDate.ofInstant(
                clock.instant(), facilities.find(site).orElseThrow().timeZone());
    }
}
