package health.mizan.portal.desk;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The patient whom an address names: whoever is out of sight was never there. */
@Component
public class Seen {

    private final Patients patients;
    private final Callers callers;
    private final Facilities facilities;

    Seen(Patients patients, Callers callers, Facilities facilities) {
        this.patients = patients;
        this.callers = callers;
        this.facilities = facilities;
    }

    public Caller caller() {
        return callers.current();
    }

    public Patient patient(UUID id) {
        return patients.find(callers.current(), new PatientId(id)).orElseThrow(Seen::nothingThere);
    }

    /** Of the site whose clock hangs above the desk. */
    public ZoneId zone(Patient patient) {
        return patient.registrations().stream()
                .findFirst()
                .flatMap(file -> facilities.byCode(file.facility()))
                .map(Facility::timeZone)
                .orElse(ZoneOffset.UTC);
    }

    public static ResponseStatusException nothingThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
