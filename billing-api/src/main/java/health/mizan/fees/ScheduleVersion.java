package health.mizan.fees;

import health.mizan.catalogue.ServiceId;
import health.mizan.masterdata.Recorded;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of a fee schedule with all its prices, as it is saved and compared. */
record ScheduleVersion(FeeSchedule schedule, Map<ServiceId, Line> lines) implements Recorded {

    /** @param minor in the schedule's currency */
    record Line(long minor, @Nullable String exemptReason) {}

    ScheduleVersion {
        lines = Map.copyOf(lines);
    }

    @Override
    public ScheduleId id() {
        return schedule.id();
    }

    @Override
    public long version() {
        return schedule.version();
    }

    ScheduleVersion as(ScheduleVersion present, long version) {
        FeeSchedule of = present.schedule;
        return new ScheduleVersion(schedule.as(of.id(), version, of.createdAt()), lines);
    }

    boolean saysTheSameAs(ScheduleVersion other) {
        return schedule.saysTheSameAs(other.schedule) && lines.equals(other.lines);
    }
}
