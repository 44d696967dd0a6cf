package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.standalone.issuer.DemoUser;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RealmFilesTest {

    private final JsonNode realm = RealmFiles.production();

    @Test
    void production_knows_nobody_and_no_secret() {
        assertThat(realm.has("users")).isFalse();
        assertThat(texts(realm.path("clients"), "clientId")).containsExactly("mizan-portal");
        assertThat(realm.at("/clients/0/secret").asText()).isEqualTo("${MIZAN_LOGIN_CLIENT_SECRET}");
        assertThat(realm.toString()).doesNotContain("demo");
    }

    @Test
    void only_exact_addresses_get_a_code() {
        for (JsonNode client : RealmFiles.demo().path("clients")) {
            assertThat(client.path("redirectUris").toString() + client.path("webOrigins") + client.path("attributes"))
                    .doesNotContain("*", "\"+\"");
        }
    }

    @Test
    void codes_with_proof_are_the_only_way_to_a_persons_token() {
        for (JsonNode client : RealmFiles.demo().path("clients")) {
            assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
            if (client.path("standardFlowEnabled").asBoolean(true)) {
                assertThat(client.path("attributes")
                                .path("pkce.code.challenge.method")
                                .asText())
                        .isEqualTo("S256");
            }
        }
    }

    @Test
    void tokens_are_short_and_a_refresh_token_works_once() {
        assertThat(realm.path("accessTokenLifespan").asInt()).isBetween(60, 300);
        assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
        assertThat(realm.path("refreshTokenMaxReuse").asInt(-1)).isZero();
        assertThat(realm.path("defaultSignatureAlgorithm").asText()).isEqualTo("RS256");
    }

    @Test
    void guessing_is_slowed_passwords_are_long_and_staff_bring_a_second_factor() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
        assertThat(realm.path("passwordPolicy").asText()).contains("length(12)");
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
        StreamSupport.stream(realm.at("/roles/realm").spliterator(), false)
                .filter(role -> Role.of(role.path("name").asText())
                        .filter(known -> known != Role.PATIENT)
                        .isPresent())
                .forEach(role ->
                        assertThat(role.at("/composites/realm").toString()).contains("otp-required"));
    }

    @Test
    void it_has_the_roles_of_the_application() {
        assertThat(texts(realm.at("/roles/realm"), "name"))
                .containsAll(Arrays.stream(Role.values()).map(Role::code).toList());
    }

    @Test
    void the_demo_realm_is_production_with_the_overlay() {
        assertThat(RealmFiles.demo()).isEqualTo(RealmFiles.merged());
    }

    @Test
    void demo_people_are_the_same_in_keycloak_and_in_the_default_run() {
        JsonNode users = RealmFiles.demo().path("users");

        List<String> inKeycloak = StreamSupport.stream(users.spliterator(), false)
                .filter(user -> !user.has("serviceAccountClientId"))
                .map(user -> user.path("username").asText()
                        + user.path("id").asText()
                        + user.at("/realmRoles/0").asText()
                        + texts(user.at("/attributes/facilities")).toList())
                .toList();

        assertThat(inKeycloak)
                .isEqualTo(DemoUser.all().stream()
                        .map(user -> user.name()
                                + user.subject()
                                + user.role().code()
                                + user.facilities().stream().sorted().toList())
                        .toList());
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
