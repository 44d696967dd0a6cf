package health.mizan.production;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses to start a deployment that is not fit for real data, and says everything that is wrong at once. Runs before
 * any other part is made, so that none of them has opened a connection or a port by then.
 */
@Component
final class ProductionGate implements BeanFactoryPostProcessor, PriorityOrdered {

    @Override
    public int getOrder() {
        return PriorityOrdered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Environment settings = beans.getBean(Environment.class);
        if (settings.getProperty("mizan.standalone", Boolean.class, false)) {
            return;
        }
        List<String> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw new StartRefused(problems);
        }
    }

    static List<String> problems(Environment settings) {
        return GateRules.all().stream()
                .flatMap(rule -> rule.problems(settings).stream())
                .toList();
    }
}
