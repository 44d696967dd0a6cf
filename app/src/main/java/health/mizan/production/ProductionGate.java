package health.mizan.production;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses to start a deployment that is not fit for real data, and says everything that is wrong at once. Runs before
 * any other part is made, so that none of them has opened a connection or a port by then.
 */
@Component
@EnableConfigurationProperties(ProductionSettings.class)
final class ProductionGate implements BeanFactoryPostProcessor, PriorityOrdered {

    private static final Logger log = LoggerFactory.getLogger(ProductionGate.class);

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
        if (settings.getProperty("mizan.production.trial", Boolean.class, false)) {
            log.warn("production.trial: no real money is taken, and no real patient belongs here");
        }
    }

    static List<String> problems(Environment settings) {
        return GateRules.all().stream()
                .flatMap(rule -> rule.problems(settings).stream())
                .toList();
    }
}
