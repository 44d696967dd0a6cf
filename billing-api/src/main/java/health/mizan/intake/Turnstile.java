package health.mizan.intake;

import health.mizan.bounds.OutOfBounds;
import health.mizan.web.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** What both filters share: a request passes, perhaps with its body held, or is refused in the caller's language. */
abstract class Turnstile extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(Turnstile.class);

    /** Bytes of a refused body that are thrown away before the connection is given up. */
    private static final int MAX_LINGER = 64 * 1024 * 1024;

    private final ErrorAnswers answers;
    private final HeldBytes held;
    private final Clock clock;
    private final Duration linger;

    Turnstile(ErrorAnswers answers, HeldBytes held, Clock clock, Duration linger) {
        this.answers = answers;
        this.held = held;
        this.clock = clock;
        this.linger = linger;
    }

    /** The request with its body, or null to pass it on as it is. */
    abstract @Nullable HeldRequest admit(HttpServletRequest request) throws IOException;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeldRequest admitted;
        try {
            admitted = admit(request);
        } catch (Refusal refused) {
            refuse(request, response, refused);
            return;
        } catch (OutOfBounds broken) {
            refuse(request, response, Refusal.of(broken));
            return;
        } catch (IOException interrupted) {
            refuse(request, response, Refusal.of(interrupted));
            return;
        }
        if (admitted == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(admitted, response);
        } finally {
            held.giveBack(admitted.getContentLengthLong());
        }
    }

    /** Makes a request of a body just read, which stops counting as held if {@code judge} refuses it. */
    HeldRequest judged(byte[] body, Function<byte[], HeldRequest> judge) {
        boolean lawful = false;
        try {
            HeldRequest admitted = judge.apply(body);
            lawful = true;
            return admitted;
        } finally {
            if (!lawful) {
                held.giveBack(body.length);
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refused) throws IOException {
        log.info("intake.refused problem={} extras={}", refused.type().slug(), refused.extras());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        answers.write(request, response, refused.type(), refused.detail(), refused.extras());
        response.flushBuffer();
        throwAwayRest(request);
    }

    /** Closing while the sender still writes would reset the connection, and our answer with it. */
    private void throwAwayRest(HttpServletRequest request) {
        Instant until = clock.instant().plus(linger);
        byte[] bin = new byte[16 * 1024];
        long thrown = 0;
        try {
            InputStream rest = request.getInputStream();
            for (int n = rest.read(bin); n >= 0 && thrown < MAX_LINGER; n = rest.read(bin)) {
                thrown += n;
                if (clock.instant().isAfter(until)) {
                    return;
                }
            }
        } catch (IOException gone) {
            log.debug("intake.gone");
        }
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
