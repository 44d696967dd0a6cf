package health.mizan.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.mizan.web.ErrorAnswers;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A server with nothing but the intake, a stand-in for sign-in at its place, and an echo. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@Import({IntakeConfiguration.class, TomcatLimits.class, ErrorAnswers.class, EchoServer.Echo.class})
class EchoServer {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AtomicInteger reached() {
        return new AtomicInteger();
    }

    @Bean
    FilterRegistrationBean<Filter> signIn() {
        FilterRegistrationBean<Filter> chain = new FilterRegistrationBean<>((request, response, next) -> {
            if (((HttpServletRequest) request).getHeader("X-Unknown") != null) {
                ((HttpServletResponse) response).setStatus(401);
            } else {
                next.doFilter(request, response);
            }
        });
        chain.setOrder(-100);
        return chain;
    }

    @RestController
    static class Echo {

        private final AtomicInteger reached;

        Echo(AtomicInteger reached) {
            this.reached = reached;
        }

        @PostMapping({"/api/echo", "/fhir/echo"})
        void echo(@RequestBody byte[] body, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            reached.incrementAndGet();
            RawBody.of(request)
                    .ifPresent(raw -> response.setHeader("X-Raw", Integer.toString(Arrays.hashCode(raw.bytes()))));
            response.getOutputStream().write(body);
        }

        @PostMapping("/form")
        void form(HttpServletRequest request, HttpServletResponse response) throws IOException {
            StringBuilder seen = new StringBuilder();
            request.getParameterMap().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(field -> seen.append(seen.isEmpty() ? "" : " ")
                            .append(field.getKey())
                            .append('=')
                            .append(Arrays.toString(field.getValue())));
            response.getOutputStream().write(seen.toString().getBytes(UTF_8));
        }
    }
}
