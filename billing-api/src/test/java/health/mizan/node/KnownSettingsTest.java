package health.mizan.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownSettingsTest {

    private final KnownSettings known = KnownSettings.load();

    @ParameterizedTest
    @ValueSource(
            strings = {"mizan.port", "mizan.identity.issuer-uri", "mizan.identity.issuerUri", "mizan.crypto.keys.k1"})
    void settings_of_all_records_are_known_in_every_spelling(String key) {
        assertThat(known.problemWith(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MIZAN_PORT", "MIZAN_IDENTITY_ISSUERURI", "MIZAN_IDENTITY_ISSUER_URI", "MIZAN_CRYPTO_KEYS_K1"})
    void settings_are_known_as_environment_variables(String variable) {
        assertThat(known.problemWithVariable(variable)).isEmpty();
    }

    @Test
    void a_typing_mistake_is_told_with_what_was_meant() {
        assertThat(known.problemWith("mizan.prot")).contains("mizan.prot is no setting; did you mean mizan.port?");
        assertThat(known.problemWithVariable("MIZAN_IDENTITY_ISSUER")).contains("MIZAN_IDENTITY_ISSUER is no setting");
    }

    @Test
    void the_start_is_stopped_by_an_unknown_key_without_showing_its_value() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("mizan.seal", "very-secret")));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("variables", Map.of("MIZAN_PROT", "1", "PATH", "/bin")));

        assertThatThrownBy(() -> new NoUnknownSettings().postProcessEnvironment(environment, new SpringApplication()))
                .hasMessage("MIZAN_PROT is no setting\nmizan.seal is no setting")
                .hasMessageNotContaining("very-secret");
    }
}
