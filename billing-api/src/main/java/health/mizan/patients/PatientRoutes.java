package health.mizan.patients;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;
import static health.mizan.access.RouteRule.put;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PatientsSettings.class)
class PatientRoutes {

    @Bean
    RouteTable patientRouteTable() {
        Access staff = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN);
        Access staffAndPatient = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);
        Access desk = roles(Role.FRONT_DESK, Role.ADMIN);
        return () -> List.of(
                post("/api/patients/search", staff.orSystem("system/Patient.s")),
                post("/api/patients", desk.orSystem("system/Patient.c")),
                post("/api/patients/admissions", desk),
                get("/api/patients/{id}", staffAndPatient.orSystem("system/Patient.r")),
                put("/api/patients/{id}", desk.orSystem("system/Patient.u")),
                get("/api/patients/{id}/duplicates", desk));
    }
}
