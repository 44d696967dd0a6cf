package health.mizan.outbound;

import health.mizan.outbound.Outcome.Answered;
import health.mizan.outbound.Outcome.NotSent;
import health.mizan.outbound.Outcome.Unknown;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client, taught to answer instead of throwing, to give up in time, and to make place for another with a new
 * certificate.
 */
final class Line implements AutoCloseable {

    private final OutboundSettings.Target settings;
    private final ReadWriteLock renewing = new ReentrantReadWriteLock();
    private HttpClient client;

    Line(OutboundSettings.Target settings, @Nullable SSLContext tls) {
        this.settings = settings;
        this.client = client(settings, tls);
    }

    private static HttpClient client(OutboundSettings.Target settings, @Nullable SSLContext tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect would carry our credentials wherever the answer points.
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout());
        if (tls != null) {
            builder.sslContext(tls);
        }
        return builder.build();
    }

    /** What begins from now on does so with these keys; what is under way ends as it began. */
    void renew(SSLContext tls) {
        HttpClient fresh = client(settings, tls);
        HttpClient old;
        renewing.writeLock().lock();
        try {
            old = client;
            client = fresh;
        } finally {
            renewing.writeLock().unlock();
        }
        old.shutdown();
    }

    Outcome exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = begin(request);
        try {
            // Waited for from outside, because the client's own timeout ends with the head of the answer.
            return answered(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Unknown(Unknown.Doubt.TIMED_OUT);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Unknown(Unknown.Doubt.INTERRUPTED);
        } catch (ExecutionException failed) {
            return classify(failed.getCause());
        } catch (CancellationException cancelled) {
            return new Unknown(Unknown.Doubt.INTERRUPTED);
        }
    }

    /** Under the lock, or it might begin on a client that takes nothing more. Others begin beside it. */
    private CompletableFuture<HttpResponse<byte[]>> begin(HttpRequest request) {
        renewing.readLock().lock();
        try {
            return client.sendAsync(
                    request, CappedBody.upTo(settings.maxAnswer().toBytes()));
        } finally {
            renewing.readLock().unlock();
        }
    }

    /** Whether the request can have left us decides; where that is not certain, it has. */
    private static Outcome classify(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnresolvedAddressException unresolved -> {
                    return new NotSent(NotSent.Obstacle.NAME_NOT_RESOLVED);
                }
                case HttpConnectTimeoutException late -> {
                    return new NotSent(NotSent.Obstacle.NOT_CONNECTED);
                }
                case SSLHandshakeException untrusted -> {
                    return new NotSent(NotSent.Obstacle.TLS_REFUSED);
                }
                case CappedBody.TooLarge large -> {
                    return new Unknown(Unknown.Doubt.ANSWER_TOO_LARGE);
                }
                default -> {}
            }
        }
        return failure instanceof ConnectException
                ? new NotSent(NotSent.Obstacle.NOT_CONNECTED)
                : new Unknown(Unknown.Doubt.BROKEN_OFF);
    }

    private static Answered answered(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Answered(response.statusCode(), headers, Payload.of(response.body()));
    }

    @Override
    public void close() {
        renewing.readLock().lock();
        try {
            client.shutdownNow();
        } finally {
            renewing.readLock().unlock();
        }
    }
}
