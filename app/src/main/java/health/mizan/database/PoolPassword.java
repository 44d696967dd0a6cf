package health.mizan.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the pool take its passwords from {@link PasswordFile}, if there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class PoolPassword {

    @Bean
    static BeanPostProcessor passwordOfThePool(ObjectProvider<DatabaseSettings> settings) {
        return new BeanPostProcessor() {
            /** Before anybody has asked the pool for a connection: with the first it is sealed. */
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    Path file = settings.getObject().passwordFile();
                    if (file != null) {
                        pool.setDataSource(new PasswordFile(driver(pool), file));
                    }
                }
                return bean;
            }
        };
    }

    /** What the pool would make for itself. */
    private static DriverDataSource driver(HikariDataSource pool) {
        return new DriverDataSource(
                pool.getJdbcUrl(), pool.getDriverClassName(), pool.getDataSourceProperties(), null, null);
    }
}
