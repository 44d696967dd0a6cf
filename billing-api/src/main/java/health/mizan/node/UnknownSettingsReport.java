package health.mizan.node;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class UnknownSettingsReport extends AbstractFailureAnalyzer<NoUnknownSettings.UnknownSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoUnknownSettings.UnknownSettings unknown) {
        return new FailureAnalysis(
                "There are settings that nobody reads:\n" + unknown.getMessage(),
                "Correct or remove them. docs/configuration.md lists all there are.",
                unknown);
    }
}
