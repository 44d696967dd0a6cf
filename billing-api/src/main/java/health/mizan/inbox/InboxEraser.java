package health.mizan.inbox;

import health.mizan.sweeping.Sweep;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Erases raw messages that have served: what is not kept cannot leak. */
@Component
@EnableConfigurationProperties(InboxSettings.class)
class InboxEraser implements Sweep {

    private static final int BATCH = 500;

    private final InboxStore store;
    private final InboxSettings settings;

    InboxEraser(InboxStore store, InboxSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "inbox.eraser";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public boolean sweep() {
        return store.eraseRaw(settings.keepRaw(), BATCH) == BATCH;
    }
}
