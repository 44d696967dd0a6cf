package health.mizan.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A body going out or coming in. Its text form is its size: bodies hold health data and secrets. */
public final class Payload {

    public static final Payload NONE = new Payload(new byte[0]);

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    public static Payload of(String text) {
        return new Payload(text.getBytes(UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, UTF_8);
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
