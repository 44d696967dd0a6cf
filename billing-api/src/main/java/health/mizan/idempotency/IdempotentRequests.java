package health.mizan.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/**
 * Requests that create something or move money, made safe to repeat (IETF draft-ietf-httpapi-idempotency-key-header-07):
 * <pre>
 * {@literal @}PostMapping("/api/invoices/{id}/payments")
 * ResponseEntity&lt;PaymentView&gt; pay(IdempotentRequest request, {@literal @}RequestBody NewPayment body) {
 *     return requests.once(request, body, () -&gt; ResponseEntity.created(…).body(…));
 * }
 * </pre>
 */
@Service
public class IdempotentRequests {

    /** Tells a client that nothing happened just now. */
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER);

    private final IdempotencyStore store;
    private final IdempotencySettings settings;
    private final Tx tx;
    private final ObjectMapper json;
    private final ObjectWriter canonical;

    IdempotentRequests(IdempotencyStore store, IdempotencySettings settings, Tx tx, ObjectMapper json) {
        this.store = store;
        this.settings = settings;
        this.tx = tx;
        this.json = json;
        this.canonical = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /**
     * Runs {@code act} in a transaction and keeps its answer in the same one; a repeat is given that answer. An act
     * that throws leaves nothing behind and its key free. A call to another party has no place in it: let the act
     * record the intent and answer 202 with its address.
     *
     * @param body what was sent: the value read from the body, or its raw bytes; null if the request has none
     * @throws ProblemException 409 while the first request runs, 422 if the key came with another request before
     */
    public <T> ResponseEntity<T> once(
            IdempotentRequest request, @Nullable Object body, Supplier<ResponseEntity<T>> act) {
        String fingerprint = fingerprint(request, body);
        return tx.get(() -> {
            if (!store.claim(request)) {
                throw new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "wait a moment and send the same request again");
            }
            Optional<StoredAnswer> earlier = store.find(request);
            if (earlier.isPresent()) {
                return replay(earlier.get(), fingerprint);
            }
            StoredAnswer answer = stored(fingerprint, act.get());
            store.insert(request, answer);
            return response(answer, new HttpHeaders());
        });
    }

    private static <T> ResponseEntity<T> replay(StoredAnswer earlier, String fingerprint) {
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "make a new key for a request that differs in path or body");
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set(REPLAYED, "true");
        return response(earlier, headers);
    }

    private StoredAnswer stored(String fingerprint, ResponseEntity<?> answer) {
        byte[] body = bytes(json.writer(), answer.getBody());
        if (body.length > settings.maxAnswer().toBytes()) {
            throw new IllegalStateException(
                    "an answer of " + body.length + " bytes exceeds mizan.idempotency.max-answer");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = answer.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (body.length > 0) {
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        }
        return new StoredAnswer(fingerprint, answer.getStatusCode().value(), headers, new String(body, UTF_8));
    }

    /**
     * First answer and repeat are made from the same bytes. The unchecked cast is safe where responses go: Spring MVC
     * picks the converter by the body's own class, and a controller hands the response on unread.
     */
    @SuppressWarnings("unchecked")
    private static <T> ResponseEntity<T> response(StoredAnswer answer, HttpHeaders headers) {
        answer.headers().forEach(headers::set);
        byte @Nullable [] body = answer.body().isEmpty() ? null : answer.body().getBytes(UTF_8);
        return (ResponseEntity<T>)
                ResponseEntity.status(answer.status()).headers(headers).body((Object) body);
    }

    private String fingerprint(IdempotentRequest request, @Nullable Object body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes(canonical, request.target()));
            return HexFormat.of().formatHex(sha256.digest(bytes(canonical, body)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }

    private static byte[] bytes(ObjectWriter writer, @Nullable Object value) {
        if (value == null) {
            return new byte[0];
        }
        if (value instanceof byte[] raw) {
            return raw;
        }
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(
                    "cannot be written as JSON: " + value.getClass().getName(), bug);
        }
    }
}
