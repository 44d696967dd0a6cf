package health.mizan.linkholders;

import health.mizan.paylinks.PayLink;
import java.time.Duration;

/** What a token opens. */
public sealed interface Opening {

    record Open(PayLink link) implements Opening {}

    /** Unknown, expired or revoked: whoever asks is not told which. */
    record Dead() implements Opening {}

    /** Too many unknown tokens from there. */
    record TooMany(Duration pause) implements Opening {}
}
