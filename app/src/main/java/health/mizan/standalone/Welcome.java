package health.mizan.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

    private final ServletWebServerApplicationContext application;
    private final Optional<String> databaseUrl;
    private final DataDirectory data;

    Welcome(ServletWebServerApplicationContext application, ObjectProvider<EmbeddedDatabase> database) {
        this.application = application;
        this.databaseUrl = Optional.ofNullable(database.getIfAvailable()).map(EmbeddedDatabase::url);
        this.data = new DataDirectory(Path.of(application.getEnvironment().getRequiredProperty("mizan.data")));
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

                  Invented people and money only; nothing here leaves this machine.
                  Data: %2$s · stop with Ctrl-C
                """.formatted(url, data.root());
    }
}
