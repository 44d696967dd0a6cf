package health.mizan.intake;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Limits of the listening socket: they hold before the first filter sees a request. */
@Component
class TomcatLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final IntakeSettings settings;

    TomcatLimits(IntakeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setServerHeader(null);
        factory.addConnectorCustomizers(this::limit);
    }

    private void limit(Connector connector) {
        connector.setAllowTrace(false);
        connector.setXpoweredBy(false);
        connector.setMaxParameterCount(settings.maxParameters());
        connector.setMaxPostSize((int) settings.maxForm().toBytes());
        connector.setMaxPartCount(20);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            IntakeSettings.Connections limits = settings.connections();
            http.setMaxConnections(limits.max());
            http.setAcceptCount(limits.queue());
            http.setConnectionTimeout((int) limits.silence().toMillis());
            http.setKeepAliveTimeout((int) limits.idle().toMillis());
            http.setMaxKeepAliveRequests(limits.maxRequests());
            http.setMaxHttpRequestHeaderSize((int) limits.maxHeader().toBytes());
            http.setMaxHeaderCount(limits.maxHeaderCount());
            // Requests refused by others than us (401, 405) get this much of their body thrown away.
            http.setMaxSwallowSize(2 * 1024 * 1024);
            http.setMaxTrailerSize(2 * 1024);
            http.setMaxExtensionSize(2 * 1024);
        }
    }
}
