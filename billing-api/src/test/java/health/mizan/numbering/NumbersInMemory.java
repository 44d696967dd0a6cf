package health.mizan.numbering;

import health.mizan.parties.FacilityId;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import java.time.LocalDate;

/** Numbers one site's documents of one year. */
public final class NumbersInMemory extends Numbers {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    private final Table<Series, Long> last;

    public NumbersInMemory(Memory memory) {
        super(null, null, null);
        this.last = new Table<>(memory);
    }

    @Override
    public Numbered next(FacilityId facility, Series series) {
        long number = last(series) + 1;
        last.put(series, number);
        return new Numbered(series + "-" + number, DAY);
    }

    public long last(Series series) {
        return last.find(series).orElse(0L);
    }
}
