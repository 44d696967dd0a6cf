package health.mizan.production;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the list instead of a stack trace. */
final class StartRefusedReport extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, StartRefused refused) {
        return new FailureAnalysis(
                refused.getMessage(),
                "Set what is missing; docs/configuration.md names each setting. To try Mizan out, use ./mizan run.",
                refused);
    }
}
