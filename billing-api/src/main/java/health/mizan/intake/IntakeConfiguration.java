package health.mizan.intake;

import health.mizan.web.ErrorAnswers;
import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    /** Close behind the security chain, so that whoever reads bodies (idempotency, servlets) comes later. */
    private static final int AFTER_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    private static final int BEFORE_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER - 10;

    @Bean
    HeldBytes heldBytes(IntakeSettings settings) {
        return new HeldBytes(settings.maxHeld().toBytes());
    }

    @Bean
    FilterRegistrationBean<HeaderIntake> headerIntake(
            IntakeSettings settings, ErrorAnswers answers, HeldBytes held, Clock clock) {
        return everywhere(new HeaderIntake(settings, answers, held, clock), BEFORE_SECURITY);
    }

    @Bean
    FilterRegistrationBean<BodyIntake> bodyIntake(
            IntakeSettings settings, ErrorAnswers answers, HeldBytes held, Clock clock) {
        return everywhere(new BodyIntake(settings, answers, held, clock), AFTER_SECURITY);
    }

    private static <F extends Filter> FilterRegistrationBean<F> everywhere(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*");
        registration.setOrder(order);
        return registration;
    }
}
