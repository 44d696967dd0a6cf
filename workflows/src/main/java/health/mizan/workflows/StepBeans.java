package health.mizan.workflows;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans a diagram can see, by name: our steps and nothing else of the application. Looked up when a step runs, so
 * that the engine does not pull every capability into its own start.
 */
final class StepBeans extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;

    StepBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String bean && beans.containsBean(bean) && beans.isTypeMatch(bean, JavaDelegate.class);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return containsKey(name) ? beans.getBean((String) name, JavaDelegate.class) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return Stream.of(beans.getBeanNamesForType(JavaDelegate.class))
                .collect(Collectors.<String, Object, Object>toMap(name -> name, beans::getBean))
                .entrySet();
    }
}
