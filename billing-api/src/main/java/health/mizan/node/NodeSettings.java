package health.mizan.node;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one copy of the application is told about itself.
 *
 * @param standalone runs with its own PostgreSQL, issuer, demo users and sandbox; decided at start when not given: true
 *     when neither a database nor an issuer is configured
 * @param data       the directory of everything the default run keeps: database, secrets, sandbox books
 * @param port       the TCP port of pages, REST and FHIR; 0 takes any free one
 * @param roles      which work this node does
 */
@Validated
@ConfigurationProperties("mizan")
public record NodeSettings(
        @DefaultValue("false") boolean standalone,
        @NotNull @DefaultValue("data") Path data,
        @Min(0) @Max(65_535) @DefaultValue("8080") int port,

        @NotEmpty @DefaultValue({"portal", "api", "fhir", "worker"})
        Set<NodeRole> roles) {

    public NodeSettings {
        data = data.toAbsolutePath().normalize();
        roles = Set.copyOf(roles);
    }

    public boolean does(NodeRole role) {
        return roles.contains(role);
    }
}
