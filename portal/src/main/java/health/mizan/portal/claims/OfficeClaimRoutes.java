package health.mizan.portal.claims;

import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.RouteTable;
import health.mizan.portal.office.OfficeRights;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OfficeClaimRoutes {

    private static final String CLAIMS = "/{language:ar|en}/office/claims";
    private static final String CLAIM = CLAIMS + "/{id}";

    @Bean
    RouteTable officeClaimTable() {
        return () -> List.of(
                get(CLAIMS, OfficeRights.LOOK),
                get(CLAIMS + ".csv", OfficeRights.LOOK),
                get(CLAIM, OfficeRights.LOOK),
                post(CLAIM + "/check", OfficeRights.WORK),
                post(CLAIM + "/submission", OfficeRights.WORK),
                post(CLAIM + "/question", OfficeRights.WORK),
                post(CLAIM + "/replacement", OfficeRights.WORK),
                get(CLAIM + "/cancellation", OfficeRights.WORK),
                post(CLAIM + "/cancellation", OfficeRights.WORK),
                get(CLAIM + "/answers/{answer}", OfficeRights.WORK),
                post(CLAIM + "/answers/{answer}", OfficeRights.WORK),
                get(CLAIM + "/denials/{denial}", OfficeRights.LOOK),
                post(CLAIM + "/denials/{denial}", OfficeRights.LOOK));
    }
}
