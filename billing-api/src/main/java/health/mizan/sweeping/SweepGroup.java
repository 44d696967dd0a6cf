package health.mizan.sweeping;

import java.util.List;

/** Sweeps of which there is one per something: per kind of remote call, say. A slow one does not hold up the others. */
@FunctionalInterface
public interface SweepGroup {

    List<Sweep> sweeps();
}
