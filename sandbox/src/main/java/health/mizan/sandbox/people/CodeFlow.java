package health.mizan.sandbox.people;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gets a person's tokens the only way there is: authorization code with PKCE, through the identity server's own form.
 *
 * @param issuer the identity server's address
 */
public record CodeFlow(String issuer, String client, String secret, String redirect) {

    public JsonNode tokens(String user, String password) {
        JsonNode server = metadata();
        String verifier = random();
        Map<String, String> ask = new LinkedHashMap<>();
        ask.put("response_type", "code");
        ask.put("client_id", client);
        ask.put("redirect_uri", redirect);
        ask.put("scope", "openid");
        ask.put("state", random());
        ask.put("nonce", random());
        ask.put("code_challenge", challenge(verifier));
        ask.put("code_challenge_method", "S256");
        Visitor visitor = new Visitor();
        Visitor.View form = visitor.open(
                URI.create(server.path("authorization_endpoint").asText() + "?" + Visitor.form(ask)), redirect);
        Visitor.View back = visitor.submit(form, Map.of("username", user, "password", password), redirect);
        if (!back.at().toString().startsWith(redirect)) {
            throw new IllegalStateException("not signed in: " + back.status() + " " + back.text());
        }

        Map<String, String> exchange = new LinkedHashMap<>();
        exchange.put("grant_type", "authorization_code");
        exchange.put("code", parameters(back.at()).getOrDefault("code", ""));
        exchange.put("redirect_uri", redirect);
        exchange.put("code_verifier", verifier);
        return token(exchange).json();
    }

    /** Asks the token endpoint, as this client. */
    public Exchange.Answer token(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("client_id", client);
        if (!secret.isEmpty()) {
            all.put("client_secret", secret);
        }
        return Exchange.send(
                "POST",
                URI.create(metadata().path("token_endpoint").asText()),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Visitor.form(all));
    }

    public JsonNode metadata() {
        return Exchange.send("GET", URI.create(issuer + "/.well-known/openid-configuration"), Map.of(), "")
                .json();
    }

    public static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    public static JsonNode claims(String token) {
        String payload = token.split("\\.", 3)[1];
        return Json.readObject(Base64.getUrlDecoder().decode(payload));
    }

    public static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
