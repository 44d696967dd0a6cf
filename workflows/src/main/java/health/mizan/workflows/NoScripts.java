package health.mizan.workflows;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;

/** Refuses a diagram that holds a script when it is deployed, before it could ever run. */
final class NoScripts extends ScriptFactory {

    @Override
    public ExecutableScript createScriptFromResource(String language, String resource) {
        throw refusal(language);
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, Expression resource) {
        throw refusal(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, String source) {
        throw refusal(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, Expression source) {
        throw refusal(language);
    }

    private static ProcessEngineException refusal(String language) {
        return new ProcessEngineException("a diagram holds a script (" + language + "); steps are written in Java");
    }
}
