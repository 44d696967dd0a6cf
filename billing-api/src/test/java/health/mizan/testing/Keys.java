package health.mizan.testing;

import health.mizan.crypto.FieldCipher;
import health.mizan.crypto.FieldKeys;

/** Keys for tests: as good as real ones, gone with the JVM. */
public final class Keys {

    /** The one ring of this JVM for tests that do not care about keys. */
    public static final FieldKeys SHARED = FieldKeys.generate("test");

    /** Seals the ledgers of tests: base64, as the settings have it. */
    public static final String SEAL = "aEB1c2UtdGhpcy1vbmx5LWluLXRlc3RzLW9mLW1pemFuLTAwMDE=";

    private Keys() {}

    public static FieldCipher cipher() {
        return FieldCipher.of(SHARED);
    }
}
