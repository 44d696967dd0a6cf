package health.mizan.sweeping;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every {@link Sweep}, each in a loop of its own. */
@Component
@EnableConfigurationProperties(SweepingSettings.class)
class Sweeper implements SmartLifecycle {

    private final SweepingSettings settings;
    private final List<Loop> loops;
    private volatile boolean running;

    Sweeper(SweepingSettings settings, List<Sweep> sweeps, List<SweepGroup> groups, MeterRegistry meters) {
        this.settings = settings;
        this.loops = Stream.concat(sweeps.stream(), groups.stream().flatMap(group -> group.sweeps().stream()))
                .map(sweep -> loop(sweep, meters))
                .toList();
    }

    private static Loop loop(Sweep sweep, MeterRegistry meters) {
        return new Loop(
                sweep.name(),
                sweep.every(),
                sweep::sweep,
                meters.counter("mizan.sweep.failures", "sweep", sweep.name())::increment);
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            loops.forEach(Loop::start);
            running = true;
        }
    }

    @Override
    public void stop() {
        loops.forEach(Loop::stopSoon);
        long deadline = System.nanoTime() + settings.stopWithin().toNanos();
        try {
            for (Loop loop : loops) {
                loop.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
