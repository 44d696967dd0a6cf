package health.mizan.attacks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts our addresses, ids and made-up things in the place of what the sample writes in braces. */
final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_-]+)([.:]([^{}]*))?}");
    private static final String SERVICE = "DS-100";

    private final Clinic clinic;
    private final Passes passes;
    private final String listener;
    private final int port;
    private final Map<String, String> keys = new HashMap<>();

    Placeholders(Clinic clinic, Passes passes, String listener, int port) {
        this.clinic = clinic;
        this.passes = passes;
        this.listener = listener;
        this.port = port;
    }

    String fill(String text) {
        // From the inside out: one may stand within another.
        String filled = text;
        for (int depth = 0; depth < 3; depth++) {
            filled = PLACE.matcher(filled).replaceAll(place -> Matcher.quoteReplacement(one(place)));
        }
        return filled;
    }

    private String one(java.util.regex.MatchResult place) {
        String name = place.group(1);
        String rest = place.group(3) == null ? "" : place.group(3);
        String whole = name + (place.group(2) == null ? "" : place.group(2));
        if (clinic.knows(whole)) {
            return clinic.id(whole);
        }
        return switch (name) {
            case "api", "desk-api" -> "/api";
            case "fhir" -> "/fhir";
            case "portal" -> "/en";
            case "bpm" -> "";
            case "health" -> "/actuator/health";
            case "wh" -> "/webhooks/card";
            case "oidc" -> "/oauth2";
            case "host" -> "localhost:" + port;
            case "hostname" -> hostname();
            case "oob" -> listener;
            case "oobhost" -> listener.replaceFirst("^http://", "");
            case "svc" -> SERVICE;
            case "uuid" -> rest.isEmpty() ? fresh().get() : keys.computeIfAbsent(rest, key -> fresh().get());
            case "token" -> passes.of(rest);
            case "url" -> URLEncoder.encode(rest, StandardCharsets.UTF_8);
            case "repeat" -> {
                String[] parts = rest.split(",", 2);
                yield parts[0].repeat(Integer.parseInt(parts[1]));
            }
            // Ours to fill in where the sample means something of its own.
            default -> place.group();
        };
    }

    private static Supplier<String> fresh() {
        return () -> UUID.randomUUID().toString();
    }

    private static String hostname() {
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException nameless) {
            return "a host without a name";
        }
    }
}
