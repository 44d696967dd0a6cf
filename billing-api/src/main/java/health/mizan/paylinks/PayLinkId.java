package health.mizan.paylinks;

import java.util.UUID;

/** One pay-link. It is no secret: the token is. */
public record PayLinkId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
