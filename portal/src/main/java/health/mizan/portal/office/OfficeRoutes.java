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
                get(OFFICE, OfficeRights.LOOK),
                get(OFFICE + "/payments", OfficeRights.LOOK),
                get(OFFICE + "/invoices", OfficeRights.LOOK),
                get(OFFICE + "/payments.csv", OfficeRights.LOOK),
                get(OFFICE + "/invoices.csv", OfficeRights.LOOK),
                get(OFFICE + "/tries", OfficeRights.LOOK),
                get(OFFICE + "/unpriced", OfficeRights.LOOK),
                get(OFFICE + "/alarms", OfficeRights.ALARMS),
                get(OFFICE + "/alarms/{id}", OfficeRights.ALARMS),
                post(OFFICE + "/alarms/{id}", OfficeRights.ALARMS));
    }
}
