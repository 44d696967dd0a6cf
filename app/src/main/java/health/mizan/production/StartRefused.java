package health.mizan.production;

import java.util.List;

/** Not fit for real data. Holds what is wrong, never a secret. */
final class StartRefused extends RuntimeException {

    StartRefused(List<String> problems) {
        super("Mizan does not start like this:\n  - " + String.join("\n  - ", problems));
    }
}
