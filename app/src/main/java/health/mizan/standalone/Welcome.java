package health.mizan.standalone;

import health.mizan.sandbox.Sandbox;
import health.mizan.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the default run what it is, who may sign in and what to try. */
@Component
@ConditionalOnProperty(name = StandaloneEnvironment.SWITCH, havingValue = "true")
class Welcome implements DisposableBean {

    private static final Map<String, String> ROLES = Map.of(
            "gateway", "the card gateway and its book of money",
            "payer", "the insurer and what it owes",
            "emr", "the EMR: let a patient arrive, finish the visit, see what it was told");

    private final ServletWebServerApplicationContext application;
    private final Optional<String> databaseUrl;
    private final DataDirectory data;
    private final List<SandboxServer> parties;

    Welcome(
            ServletWebServerApplicationContext application,
            ObjectProvider<EmbeddedDatabase> database,
            ObjectProvider<Sandbox> sandbox) {
        this.application = application;
        this.databaseUrl = Optional.ofNullable(database.getIfAvailable()).map(EmbeddedDatabase::url);
        this.data = new DataDirectory(Path.of(application.getEnvironment().getRequiredProperty("mizan.data")));
        this.parties = sandbox.stream().flatMap(all -> all.servers().stream()).toList();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() throws IOException {
        if (application.getWebServer() == null || application.getWebServer().getPort() <= 0) {
            return;
        }
        String url = "http://localhost:" + application.getWebServer().getPort();
        RunningFile.write(data, url, databaseUrl);
        System.out.println(text(url));
    }

    @Override
    public void destroy() throws IOException {
        if (RunningFile.read(data)
                .getProperty("process", "")
                .equals(Long.toString(ProcessHandle.current().pid()))) {
            RunningFile.delete(data);
        }
    }

    private String text(String url) {
        return """

                  Mizan is ready · ميزان جاهز        %1$s

                  Sign in with the password "demo" as
                    patient, patient2   their own bills and coverage
                    desk                front desk: patients, insurance, eligibility
                    biller, finance     claims and prices; ledger and reports
                    admin, operator     settings and master data; health of the system
                  Systems: client demo-emr, secret demo-emr, at %1$s/oauth2/token (client_credentials)

                  Try
                    %1$s/                  the portal, in Arabic and English
                    %1$s/openapi.json      every REST route
                    %1$s/fhir/metadata     what the FHIR R4 server can do
                    ./mizan demo    in another terminal: one case from the arrival to the paid invoice in the EMR
                  The outside world, to watch and to disturb
                %3$s
                  Invented people and money only; nothing here leaves this machine.
                  Data: %2$s · stop with Ctrl-C
                """.formatted(url, data.root(), outside());
    }

    /** Where each party of the sandbox has its page. */
    private String outside() {
        return parties.stream()
                .filter(party -> ROLES.containsKey(party.name()))
                .map(party -> "    http://localhost:%d/    %s%n".formatted(party.port(), ROLES.get(party.name())))
                .collect(Collectors.joining());
    }
}
