package health.mizan.testing;

import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Keeps the component scan of the application away from test classes. Those of every module are on the class path here,
 * under the same root package, and some of them are small applications of their own.
 */
final class OnlyProductionBeans implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> configuration) {
        return new Customizer();
    }

    private record Customizer() implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            context.getBeanFactory().registerSingleton("onlyProductionBeans", new FromTests());
        }
    }

    private static final class FromTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            String location = type.getResource().getURL().toString();
            return location.contains("/test-classes/") || location.contains("-tests.jar!");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FromTests;
        }

        @Override
        public int hashCode() {
            return FromTests.class.hashCode();
        }
    }
}
