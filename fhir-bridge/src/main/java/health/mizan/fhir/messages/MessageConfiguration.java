package health.mizan.fhir.messages;

import health.mizan.access.Callers;
import health.mizan.web.ErrorAnswers;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the door for messages. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    /** An exact path goes before the server's pattern. */
    @Bean
    ServletRegistrationBean<MessageDoor> messageDoor(
            MessageReception reception, MessageAnswers answers, Callers callers, ErrorAnswers errors) {
        ServletRegistrationBean<MessageDoor> registration =
                new ServletRegistrationBean<>(new MessageDoor(reception, answers, callers, errors), MessageRoutes.PATH);
        registration.setName("process-message");
        return registration;
    }
}
