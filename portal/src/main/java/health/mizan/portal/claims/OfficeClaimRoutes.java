package health.mizan.portal.claims;

import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.RouteTable;
import health.mizan.portal.office.Rights;
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
                get(CLAIMS, Rights.LOOK),
                get(CLAIMS + ".csv", Rights.LOOK),
                get(CLAIM, Rights.LOOK),
                post(CLAIM + "/check", Rights.WORK),
                post(CLAIM + "/submission", Rights.WORK),
                post(CLAIM + "/question", Rights.WORK),
                post(CLAIM + "/replacement", Rights.WORK),
                get(CLAIM + "/cancellation", Rights.WORK),
                post(CLAIM + "/cancellation", Rights.WORK),
                get(CLAIM + "/answers/{answer}", Rights.WORK),
                post(CLAIM + "/answers/{answer}", Rights.WORK),
                get(CLAIM + "/denials/{denial}", Rights.LOOK),
                post(CLAIM + "/denials/{denial}", Rights.LOOK));
    }
}
