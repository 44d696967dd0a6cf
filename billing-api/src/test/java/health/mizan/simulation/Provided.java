package health.mizan.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** What a container would provide, put in by hand. */
public final class Provided<T> implements ObjectProvider<T> {

    private final List<T> all = new ArrayList<>();

    public void add(T one) {
        all.add(one);
    }

    @Override
    public Stream<T> stream() {
        return all.stream();
    }
}
