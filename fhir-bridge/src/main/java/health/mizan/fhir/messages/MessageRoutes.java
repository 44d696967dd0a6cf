package health.mizan.fhir.messages;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may hand in messages. */
@Configuration(proxyBeanMethods = false)
class MessageRoutes {

    static final String PATH = "/fhir/$process-message";

    @Bean
    RouteTable messageTable() {
        return () -> List.of(RouteRule.post(PATH, Access.systems("system/MessageHeader.c")));
    }
}
