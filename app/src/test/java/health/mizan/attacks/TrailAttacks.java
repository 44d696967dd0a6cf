package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Whether what was done can be found out. */
final class TrailAttacks implements Surface {

    @Override
    public String name() {
        return "audit trail";
    }

    @Override
    public void bind(Bindings to) {
        to.byTest(
                "AU-010",
                "in a log of 200,000 rows, the rows read for one patient are as many as are shown: no size makes it slow",
                "health.mizan.audit.AuditSizeTest",
                "what_was_done_about_a_patient_is_found_without_reading_the_rest");
    }

    @Override
    public String twin() {
        return "an administrator reads who looked at a patient";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        String path = "/api/audit-events?patient=" + lawful.clinic().id("patient.A");
        assertThat(lawful.send(Shot.get(path).as(lawful.token("adminF1"))).text())
                .contains("invoice.read");
    }
}
