package health.mizan.workflows;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** The second lock behind {@link NoScripts}, which also covers decision tables: no language has an engine. */
final class NoScriptEngines implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(javax.script.ScriptEngineFactory factory) {
        throw new ProcessEngineException("script engines are not admitted");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return new ScriptEngineManager(ClassLoader.getPlatformClassLoader());
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
        throw new ProcessEngineException("scripts are not admitted, and this one is in " + language);
    }
}
