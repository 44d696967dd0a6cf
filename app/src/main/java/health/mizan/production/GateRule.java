package health.mizan.production;

import java.util.List;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/** One thing that must be right. */
final class GateRule {

    private final String name;
    private final Function<Environment, List<String>> check;

    /**
     * @param name  short, for tests and for the runbook
     * @param check gives what is wrong, in sentences that say what to set and hold no secret; nothing when all is well
     */
    GateRule(String name, Function<Environment, List<String>> check) {
        this.name = name;
        this.check = check;
    }

    String name() {
        return name;
    }

    List<String> problems(Environment settings) {
        return check.apply(settings);
    }
}
