package health.mizan.portal.desk;

import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskRoutes {

    private static final String DESK = "/{language:ar|en}/desk";
    private static final String REGISTRATION = DESK + "/registration";
    private static final String CHECKS = DESK + "/checks";
    private static final String PATIENT = DESK + "/p/{id}";

    private static final String LINK = PATIENT + "/link/{link}";

    @Bean
    RouteTable deskTable() {
        return () -> List.of(
                get(DESK, Rights.LOOK),
                post(DESK, Rights.LOOK),
                post(DESK + "/protected", Rights.LOOK),
                get(REGISTRATION, Rights.ADMIT),
                post(REGISTRATION, Rights.ADMIT),
                post(REGISTRATION + "/new", Rights.ADMIT),
                get(CHECKS, Rights.ASK),
                post(CHECKS, Rights.ASK),
                post(CHECKS + "/new", Rights.ASK),
                get(CHECKS + "/{id}", Rights.ASK),
                get(CHECKS + "/{id}/cover", Rights.ASK),
                post(CHECKS + "/{id}/again", Rights.ASK),
                get(PATIENT, Rights.LOOK),
                get(PATIENT + "/cover", Rights.LOOK),
                post(PATIENT + "/closing", Rights.LOOK),
                post(PATIENT + "/arrival", Rights.ASK),
                post(PATIENT + "/check", Rights.ASK),
                post(PATIENT + "/estimate", Rights.ASK),
                get(PATIENT + "/visits", Rights.ADMIT),
                post(PATIENT + "/visits", Rights.ADMIT),
                get(PATIENT + "/collect", Rights.TAKE),
                post(PATIENT + "/collect", Rights.TAKE),
                get(PATIENT + "/taken/{payment}", Rights.TAKE),
                get(PATIENT + "/hold", Rights.HOLD),
                post(PATIENT + "/hold", Rights.HOLD),
                get(LINK, Rights.TAKE),
                get(LINK + "/state", Rights.TAKE),
                post(LINK + "/revocation", Rights.TAKE));
    }
}
