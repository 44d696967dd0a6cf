package health.mizan;

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

/**
 * What starts by itself (the engine's timers and asynchronous steps, sweepers, the relay) runs on worker nodes only. The
 * others still start processes and record events.
 */
final class WorkerNodes implements EnvironmentPostProcessor, Ordered {

    /** After application.yaml has been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 50;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Set<NodeRole> roles = Binder.get(environment)
                .bind("mizan.roles", Bindable.setOf(NodeRole.class))
                .orElse(EnumSet.allOf(NodeRole.class));
        boolean worker = roles.contains(NodeRole.WORKER);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "worker nodes",
                        Map.of("camunda.bpm.job-execution.enabled", worker, "mizan.sweeping.enabled", worker)));
    }
}
