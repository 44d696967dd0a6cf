package health.mizan.ids;

import java.util.UUID;

/** Makes identifiers. A port, so that a simulation can replay the same ones from a seed. */
@FunctionalInterface
public interface Ids {

    /** A new identifier that sorts after those made earlier (to the millisecond), so that indexes grow at one end. */
    UUID next();
}
