package health.mizan.outbound;

import java.net.URI;
import java.util.Locale;

/** Where a target lives, compared as a whole: a prefix of a host name is somebody else's host. */
final class BaseUrl {

    private final URI url;

    private BaseUrl(URI url) {
        this.url = url;
    }

    /** @throws IllegalArgumentException if it is not a plain absolute URL, or not encrypted though outside our network */
    static BaseUrl of(URI url, boolean internal) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(internal && scheme.equals("http"))) {
            throw new IllegalArgumentException("a base URL is https; http only for a target marked internal");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a base URL has a host and nobody's name before it");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("a base URL has neither query nor fragment");
        }
        if (climbs(url)) {
            throw new IllegalArgumentException("a base URL has no dot segments");
        }
        return new BaseUrl(url);
    }

    /** @throws IllegalArgumentException if the result would leave the base */
    URI resolve(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException("a path starts with one slash and stays below the base URL");
        }
        String base = url.toString();
        URI whole = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        boolean same = url.getScheme().equals(whole.getScheme())
                && url.getHost().equals(whole.getHost())
                && url.getPort() == whole.getPort()
                && whole.getRawUserInfo() == null;
        if (!same || climbs(whole)) {
            throw new IllegalArgumentException("a path stays below the base URL");
        }
        return whole;
    }

    String host() {
        return url.getHost();
    }

    private static boolean climbs(URI url) {
        String path = url.getPath();
        return path != null && (path.contains("/../") || path.endsWith("/..") || path.contains("/./"));
    }
}
