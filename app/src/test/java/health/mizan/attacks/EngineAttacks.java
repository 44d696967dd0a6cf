package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** The process engine has no doors of its own; ours to it are few. */
final class EngineAttacks implements Surface {

    @Override
    public String name() {
        return "process engine and its UI";
    }

    @Override
    public void bind(Bindings to) {
        to.live("BP-006", "the engine's address, and our own to set a process going again", attack -> {
            attack.send(attack.shot().to("POST", "/engine-rest/process-definition/key/patient-payment/start"));
            attack.send(attack.shot().to("POST", "/api/processes/" + attack.fill("{uuid}") + "/retry"));
            attack.send(attack.shot()
                    .to("POST", "/api/tasks/" + attack.clinic().id("task") + "/completion")
                    .as(attack.token("frontdeskF2"))
                    .header("If-Match", "\"1\"")
                    .json("{\"outcome\":\"reminded\"}"));
        });
        to.live(
                "BP-014",
                "the engine's address",
                attack -> attack.send(
                        attack.shot().to("POST", "/engine-rest/external-task/" + attack.fill("{uuid}") + "/complete")));
        to.live("BP-019", "the engine's address, and those of its other pages", attack -> {
            attack.asWritten();
            for (String page :
                    new String[] {"/camunda/", "/app/cockpit/default/", "/camunda/api/engine/", "/lib/", "/h2-console"
                    }) {
                attack.send(attack.shot().to("GET", page));
            }
        });
    }

    @Override
    public String twin() {
        return "a desk reads the task and the processes of a case";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.get("/api/tasks/" + lawful.clinic().id("task"))
                                .as(lawful.token("frontdeskF1")))
                        .text())
                .contains("reminded");
        assertThat(lawful.send(Shot.get("/api/processes?case=" + lawful.clinic().id("case.A"))
                                .as(lawful.token("frontdeskF1")))
                        .text())
                .contains("patient-payment");
    }
}
