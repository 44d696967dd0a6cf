package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import health.mizan.access.Role;
import health.mizan.testing.Tokens;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Access tokens of persons and systems that the issuer of the default run has none of, signed with its own key. */
final class Passes {

    static final String PATIENT_A = "attacks-patient-a";
    static final String PATIENT_B = "attacks-patient-b";

    private final String issuer;
    private final RSAKey key;

    Passes(String issuer, JWKSource<SecurityContext> keys) throws JOSEException {
        this.issuer = issuer;
        this.key = keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                .getFirst()
                .toRSAKey();
    }

    /** The token of an actor of the sample; empty for who has none. F1 is the site RUH, F2 is JED. */
    String of(String actor) {
        return switch (actor) {
            case "patientA", "patientA.cookie", "patientA.smart" -> patient(PATIENT_A);
            case "patientB" -> patient(PATIENT_B);
            case "frontdeskF1" -> staff("attacks-desk-f1", Role.FRONT_DESK, "RUH");
            case "frontdeskF2" -> staff("attacks-desk-f2", Role.FRONT_DESK, "JED");
            case "billerF1", "billerF1+billerF1b" -> staff("attacks-biller-f1", Role.BILLER, "RUH");
            case "billerF1b" -> staff("attacks-biller-f1b", Role.BILLER, "RUH");
            case "financeF1" -> staff("attacks-finance-f1", Role.FINANCE, "RUH");
            case "adminF1" -> staff("attacks-admin-f1", Role.ADMIN, "RUH");
            case "operator" -> staff("attacks-operator", Role.OPERATOR, "RUH");
            case "emrClientF1" -> client("attacks-emr-f1", "system/*.cruds", "RUH");
            case "payerClient" -> client("demo-payer", "system/MessageHeader.c");
            default -> "";
        };
    }

    /** As somebody makes it who knows the public key and takes it for a password. */
    String signedWithThePublicKey() throws JOSEException {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8))
                        .encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        JWTClaimsSet claims = Tokens.lawful()
                .issuer(issuer)
                .subject("mallory")
                .claim("realm_access", Map.of("roles", List.of("admin", "platform_admin")))
                .claim("facilities", List.of("RUH", "JED"))
                .build();
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        forged.sign(new MACSigner(pem.getBytes(UTF_8)));
        return forged.serialize();
    }

    private String patient(String subject) {
        return signed(
                claims -> claims.subject(subject).claim("realm_access", Map.of("roles", List.of(Role.PATIENT.code()))));
    }

    private String staff(String subject, Role role, String... sites) {
        return signed(claims -> claims.subject(subject)
                .claim("realm_access", Map.of("roles", List.of(role.code())))
                .claim("facilities", List.of(sites)));
    }

    private String client(String name, String scope, String... sites) {
        return signed(claims -> claims.subject(name)
                .claim("azp", name)
                .claim("client_id", name)
                .claim("scope", scope)
                .claim("facilities", List.of(sites)));
    }

    private String signed(Consumer<JWTClaimsSet.Builder> who) {
        return Tokens.signed(key, claims -> who.accept(claims.issuer(issuer)));
    }
}
