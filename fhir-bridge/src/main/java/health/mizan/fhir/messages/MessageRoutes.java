package health.mizan.fhir.messages;

import health.mizan.access.Access;
import health.mizan.access.Callers;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import health.mizan.web.ErrorAnswers;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door for messages and who may enter. */
@Configuration(proxyBeanMethods = false)
class MessageRoutes {

    private static final String PATH = "/fhir/$process-message";

    @Bean
    RouteTable messageTable() {
        return () -> List.of(RouteRule.post(PATH, Access.systems("system/MessageHeader.c")));
    }

    /** An exact path goes before the server's pattern. */
    @Bean
    ServletRegistrationBean<MessageDoor> messageDoor(
            MessageReception reception, MessageAnswers answers, Callers callers, ErrorAnswers errors) {
        ServletRegistrationBean<MessageDoor> registration =
                new ServletRegistrationBean<>(new MessageDoor(reception, answers, callers, errors), PATH);
        registration.setName("process-message");
        return registration;
    }
}
