package health.mizan.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All errors of a file up to a bound; beyond it they are only counted. */
public final class CsvErrors {

    private final int bound;
    private final List<CsvError> listed = new ArrayList<>();
    private int count;

    public CsvErrors(int bound) {
        this.bound = bound;
    }

    public void add(CsvError error) {
        count++;
        if (listed.size() < bound) {
            listed.add(error);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    /** In the order of the file. */
    public List<CsvError> listed() {
        return listed.stream()
                .sorted(Comparator.comparingLong(CsvError::line).thenComparingInt(CsvError::position))
                .toList();
    }
}
