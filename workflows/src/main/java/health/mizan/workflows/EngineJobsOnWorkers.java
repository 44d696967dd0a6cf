package health.mizan.workflows;

import health.mizan.node.NodeRole;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Timers and asynchronous steps run on worker nodes only; the others still start processes and correlate messages. */
final class EngineJobsOnWorkers implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 50;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Set<NodeRole> roles = Binder.get(environment)
                .bind("mizan.roles", Bindable.setOf(NodeRole.class))
                .orElse(EnumSet.allOf(NodeRole.class));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "engine jobs", Map.of("camunda.bpm.job-execution.enabled", roles.contains(NodeRole.WORKER))));
    }
}
