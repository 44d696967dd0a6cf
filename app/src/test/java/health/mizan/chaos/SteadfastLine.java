package health.mizan.chaos;

import health.mizan.sandbox.people.CodeFlow;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Line;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A client as the API asks for one: no answer, or one that says "later", and the same request goes out with the same key. */
final class SteadfastLine implements Line {

    private static final Set<Integer> LATER = Set.of(429, 500, 502, 503, 504);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final URI issuer;
    private final String user;
    private final ClientLog log;
    private volatile String token = "";

    /** @param issuer where the user signs in, again and again if need be */
    SteadfastLine(URI issuer, String user, ClientLog log) {
        this.issuer = issuer;
        this.user = user;
        this.log = log;
    }

    @Override
    public Exchange.Answer send(String method, URI address, Map<String, String> headers, String body) {
        ClientLog.Request request = new ClientLog.Request(
                user,
                method,
                address.toString().replaceFirst("^https?://[^/]+", ""),
                method.equals("POST") ? headers.getOrDefault("Idempotency-Key", "") : "",
                body);
        long until = System.nanoTime() + LONGEST.toNanos();
        for (int tried = 1; ; tried++) {
            long begin = System.nanoTime();
            try {
                Exchange.Answer answer = Exchange.send(method, address, signed(headers), body);
                log.answered(request, tried, answer, millisSince(begin));
                if (answer.status() == 401) {
                    token = "";
                } else if (!isLater(answer) || System.nanoTime() > until) {
                    return answer;
                }
            } catch (RuntimeException unheard) {
                log.silence(request, tried, unheard, millisSince(begin));
                if (System.nanoTime() > until) {
                    throw unheard;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The first one with the key may still be at work. */
    private static boolean isLater(Exchange.Answer answer) {
        return LATER.contains(answer.status())
                || (answer.status() == 409 && answer.text().contains("idempotency-key-in-flight"));
    }

    private Map<String, String> signed(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token());
        return all;
    }

    private synchronized String token() {
        if (token.isEmpty()) {
            token = new CodeFlow(issuer.toString(), "demo-cli", "", "http://127.0.0.1:9/callback")
                    .tokens(user, "demo")
                    .path("access_token")
                    .asText();
        }
        return token;
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
