package health.mizan.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of a resource as HTTP knows them: {@code ETag: "7"} out, {@code If-Match: "7"} in. */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Versions() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version the caller wants to change.
     *
     * @throws ProblemException 428 without the header, 400 if it is not one of our tags
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "read the resource first and send its ETag as If-Match");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "If-Match takes one ETag such as \"7\"");
        }
        return Long.parseLong(tag.group(1));
    }

    public static ProblemException stale() {
        return new ProblemException(
                ProblemType.STALE_VERSION, "read the resource again and repeat the change on its new version");
    }
}
