package health.mizan.portal.office;

import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OfficeRoutes {

    private static final String OFFICE = "/{language:ar|en}/office";

    @Bean
    RouteTable officeTable() {
        return () -> List.of(
                get(OFFICE, Rights.LOOK),
                get(OFFICE + "/payments", Rights.LOOK),
                get(OFFICE + "/invoices", Rights.LOOK),
                get(OFFICE + "/payments.csv", Rights.LOOK),
                get(OFFICE + "/invoices.csv", Rights.LOOK),
                get(OFFICE + "/tries", Rights.LOOK),
                get(OFFICE + "/unpriced", Rights.LOOK),
                get(OFFICE + "/alarms", Rights.ALARMS),
                get(OFFICE + "/alarms/{id}", Rights.ALARMS),
                post(OFFICE + "/alarms/{id}", Rights.ALARMS));
    }
}
