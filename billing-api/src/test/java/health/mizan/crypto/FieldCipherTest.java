package health.mizan.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FieldCipherTest {

    private static final FieldAddress HERE = new FieldAddress("patient", "name", "1");

    private final FieldKeys keys = FieldKeys.generate("k1");
    private final FieldCipher cipher = FieldCipher.of(keys);

    @Property
    void what_goes_in_comes_out(@ForAll @Size(max = 300) byte[] plain) {
        assertThat(cipher.decrypt(cipher.encrypt(plain, HERE), HERE)).isEqualTo(plain);
    }

    @Property(tries = 300)
    void any_flipped_bit_is_noticed(
            @ForAll @Size(max = 40) byte[] plain,
            @ForAll @IntRange(max = 10_000) int at,
            @ForAll @IntRange(max = 7) int bit) {
        byte[] written = cipher.encrypt(plain, HERE);
        written[at % written.length] ^= (byte) (1 << bit);

        assertThatThrownBy(() -> cipher.decrypt(written, HERE)).isInstanceOf(UnreadableField.class);
    }

    @Property(tries = 100)
    void any_cut_is_noticed(@ForAll @IntRange(max = 59) int kept) {
        byte[] whole = cipher.encrypt(new byte[30], HERE);
        byte[] cut = java.util.Arrays.copyOf(whole, Math.min(kept, whole.length - 1));

        assertThatThrownBy(() -> cipher.decrypt(cut, HERE)).isInstanceOf(UnreadableField.class);
    }

    @Test
    void equal_values_do_not_look_equal() {
        assertThat(cipher.encrypt("same", HERE)).isNotEqualTo(cipher.encrypt("same", HERE));
    }

    @Test
    void a_value_moved_to_another_row_column_or_table_is_refused() {
        byte[] written = cipher.encrypt("Maha", HERE);

        assertThat(cipher.decryptText(written, HERE)).isEqualTo("Maha");
        for (FieldAddress elsewhere : new FieldAddress[] {
            new FieldAddress("patient", "name", "2"),
            new FieldAddress("patient", "phone", "1"),
            new FieldAddress("guarantor", "name", "1")
        }) {
            assertThatThrownBy(() -> cipher.decrypt(written, elsewhere))
                    .isInstanceOf(UnreadableField.class)
                    .hasMessageNotContaining("Maha");
        }
    }

    @Test
    void after_a_rotation_old_values_are_read_and_new_ones_written_under_the_new_key() {
        byte[] old = cipher.encrypt("Maha", HERE);
        FieldCipher rotated = FieldCipher.of(keys.rotatedTo("k2"));

        byte[] fresh = rotated.encrypt("Maha", HERE);

        assertThat(rotated.decryptText(old, HERE)).isEqualTo("Maha");
        assertThat(rotated.decryptText(fresh, HERE)).isEqualTo("Maha");
        assertThatThrownBy(() -> cipher.decrypt(fresh, HERE)).hasMessageContaining("not among mizan.crypto.keys");
    }

    @Test
    void what_we_never_wrote_is_refused() {
        assertThatThrownBy(() -> cipher.decrypt(new byte[0], HERE)).isInstanceOf(UnreadableField.class);
        assertThatThrownBy(() -> cipher.decrypt(new byte[] {1, -1, 0}, HERE)).isInstanceOf(UnreadableField.class);
        assertThatThrownBy(() -> cipher.decrypt("plain text".getBytes(), HERE)).isInstanceOf(UnreadableField.class);
    }

    @Test
    void a_blind_index_finds_equal_values_of_one_column_only() {
        BlindIndex index = BlindIndex.of(keys);

        assertThat(index.of("patient_identifier.value", "1010101010"))
                .hasSize(32)
                .isEqualTo(BlindIndex.of(keys.rotatedTo("k2")).of("patient_identifier.value", "1010101010"))
                .isNotEqualTo(index.of("patient_identifier.value", "1010101011"))
                .isNotEqualTo(index.of("guarantor.national_id", "1010101010"))
                .isNotEqualTo(BlindIndex.of(FieldKeys.generate("k1")).of("patient_identifier.value", "1010101010"));
    }

    @Test
    void bad_keys_are_named_without_showing_them() {
        FieldKeys none = new FieldKeys(null, null, null);
        FieldKeys weak = new FieldKeys(
                "k1", Map.of("k1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "K 2", "c2hvcnQ="), "not base64!");

        assertThat(none.problems())
                .containsExactly(
                        "mizan.crypto.keys has no key",
                        "mizan.crypto.current names no key of mizan.crypto.keys",
                        "mizan.crypto.index-key is missing");
        assertThat(weak.problems())
                .contains("mizan.crypto.keys.k1 is not random")
                .anyMatch(problem -> problem.contains("has 5 bytes"))
                .anyMatch(problem -> problem.contains("an id takes"));
        assertThat(keys.problems()).isEmpty();
        assertThatThrownBy(() -> FieldCipher.of(weak))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not random")
                .hasMessageNotContaining("AAAA");
        assertThat(keys.toString()).doesNotContain(keys.keys().get("k1"));
    }

    @Test
    void the_index_key_is_not_an_encryption_key() {
        String secret = keys.keys().get("k1");

        assertThat(new FieldKeys("k1", Map.of("k1", secret), secret).problems())
                .containsExactly("mizan.crypto.index-key is also an encryption key");
    }
}
