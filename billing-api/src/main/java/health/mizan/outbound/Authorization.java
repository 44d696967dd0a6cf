package health.mizan.outbound;

import java.util.Optional;

/** Gives a target its credentials, such as a token that is fetched and renewed. A port; one bean per target at most. */
public interface Authorization {

    /** The target's name in the settings. */
    String target();

    /** The value of the Authorization header; empty if none can be had now. Asked before every call. */
    Optional<String> header();
}
