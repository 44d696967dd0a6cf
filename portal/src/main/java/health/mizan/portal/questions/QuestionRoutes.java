package health.mizan.portal.questions;

import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.RouteTable;
import health.mizan.portal.office.OfficeRights;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QuestionRoutes {

    private static final String QUESTIONS = "/{language:ar|en}/office/questions";

    @Bean
    RouteTable officeQuestionTable() {
        return () -> List.of(
                get(QUESTIONS, OfficeRights.LOOK),
                get(QUESTIONS + "/{id}", OfficeRights.LOOK),
                post(QUESTIONS + "/{id}", OfficeRights.LOOK));
    }
}
