package health.mizan.workflows;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a diagram may do: wait, branch on flags, and call our steps by name. Never run a script, never call a method. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkflowSettings.class)
class EngineConfiguration {

    @Bean
    static ProcessEnginePlugin diagramRules(ListableBeanFactory beans) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setExpressionManager(new PlainExpressions(new StepBeans(beans)));
                engine.setTenantIdProvider(new FacilityTenants());
                engine.setScriptFactory(new NoScripts());
                engine.setScriptEngineResolver(new NoScriptEngines());
                engine.setEnableScriptEngineLoadExternalResources(false);
                engine.setEnableFetchScriptEngineFromProcessApplication(false);
            }
        };
    }
}
