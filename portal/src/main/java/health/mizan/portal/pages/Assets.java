package health.mizan.portal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of what pages load. Each holds a piece of the file's hash, so that a browser may keep it for ever. */
final class Assets {

    private static final int PIECE = 5;
    private static final Map<String, String> addresses = new ConcurrentHashMap<>();

    private Assets() {}

    static String address(String name) {
        return addresses.computeIfAbsent(name, file -> "/assets/" + file + "?v=" + piece(file));
    }

    private static String piece(String file) {
        try (InputStream content =
                Objects.requireNonNull(Assets.class.getResourceAsStream("/static/assets/" + file), file)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(hash, 0, PIECE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
