package health.mizan.testing;

import health.mizan.identity.OwnIssuer;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * All of this module's capabilities behind their HTTP doors, with tokens that tests can mint. Deliberately not
 * annotated as a configuration, so that other modules' scans pass it by.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "health.mizan",
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
        })
@Import(Probe.class)
public class TestApplication {

    @Bean
    OwnIssuer testIssuer() {
        return Tokens::keys;
    }
}
