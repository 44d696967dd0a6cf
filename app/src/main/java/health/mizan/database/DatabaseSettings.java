package health.mizan.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the application signs in to its database, beyond {@code spring.datasource}.
 *
 * @param passwordFile read for each new connection, instead of {@code spring.datasource.password}: one password a line,
 *     and where the first is refused the next is tried, so that two may stand while one replaces the other
 */
@Validated
@ConfigurationProperties(prefix = "mizan.database", ignoreUnknownFields = false)
record DatabaseSettings(@Nullable Path passwordFile) {}
