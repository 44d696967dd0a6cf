package health.mizan.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.BlindIndex;
import health.mizan.crypto.FieldCipher;
import health.mizan.ids.Ids;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.RestController;

/** Capabilities put together on a test's own database, without their doors. */
final class Assembled {

    private static final List<String> PEOPLE_AND_PRICES = List.of(
            "history",
            "facilities",
            "payers",
            "plans",
            "catalogue",
            "fees",
            "contracts",
            "pricing",
            "audit",
            "sight",
            "patients",
            "coverage",
            "logins");

    private Assembled() {}

    /**
     * @param more  capabilities beyond those of people and prices
     * @param beans what these need of their surroundings
     */
    static AnnotationConfigApplicationContext of(
            DataSource dataSource,
            Clock clock,
            Stream<String> more,
            Consumer<AnnotationConfigApplicationContext> beans) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(Tx.class, () -> new Tx(transactions));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Ids.class, () -> new TimeOrderedIds(clock));
        context.registerBean(FieldCipher.class, Keys::cipher);
        context.registerBean(BlindIndex.class, () -> BlindIndex.of(Keys.SHARED));
        context.registerBean(
                JsonMapper.class, () -> JsonMapper.builder().findAndAddModules().build());
        context.register(Bind.class);
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
        Stream.concat(PEOPLE_AND_PRICES.stream(), more)
                .forEach(capability -> scanner.scan("health.mizan." + capability));
        beans.accept(context);
        context.refresh();
        return context;
    }

    @EnableConfigurationProperties
    static class Bind {}
}
