package health.mizan.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.DatabaseTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReencryptionTest extends DatabaseTest {

    private static final EncryptedColumn NOTES = EncryptedColumn.of("secret", "note", "id");

    private final FieldKeys before = FieldKeys.generate("k1");
    private final FieldKeys after = before.rotatedTo("k2");
    private final FieldCipher old = FieldCipher.of(before);
    private final FieldCipher rotated = FieldCipher.of(after);

    @BeforeEach
    void start() {
        owner.sql("drop table if exists billing.secret").update();
        owner.sql("create table billing.secret (id uuid primary key, note bytea)")
                .update();
        owner.sql("grant select, insert, update (note) on billing.secret to mizan_app")
                .update();
    }

    @Test
    void after_a_rotation_everything_is_rewritten_under_the_new_key_and_reads_the_same() {
        Map<UUID, String> notes = new HashMap<>();
        for (int i = 0; i < 450; i++) {
            notes.put(write("note " + i), "note " + i);
        }
        owner.sql("insert into billing.secret values (gen_random_uuid(), null)").update();

        sweepUntilDone();

        FieldCipher newKeyOnly =
                FieldCipher.of(new FieldKeys("k2", Map.of("k2", after.keys().get("k2")), after.indexKey()));
        notes.forEach((id, note) ->
                assertThat(newKeyOnly.decryptText(read(id), address(id))).isEqualTo(note));
    }

    @Test
    void a_value_that_cannot_be_read_is_left_and_does_not_stop_the_others() {
        UUID spoilt = write("spoilt");
        owner.sql("update billing.secret set note = set_byte(note, 20, 255 - get_byte(note, 20)) where id = :id")
                .param("id", spoilt)
                .update();
        byte[] left = read(spoilt);
        UUID sound = write("sound");

        sweepUntilDone();

        assertThat(read(spoilt)).isEqualTo(left);
        assertThat(rotated.decryptText(read(sound), address(sound))).isEqualTo("sound");
        assertThat(read(sound)).startsWith(rotated.currentHeader());
    }

    @Test
    void what_stands_under_the_current_key_is_not_touched() {
        UUID id = UUID.randomUUID();
        insert(id, rotated.encrypt("fresh", address(id)));
        byte[] fresh = read(id);

        sweepUntilDone();

        assertThat(read(id)).isEqualTo(fresh);
    }

    private void sweepUntilDone() {
        Reencryption reencryption = new Reencryption(new ReencryptionStore(sql), rotated, List.of(NOTES), tx);
        int rounds = 0;
        while (reencryption.sweep()) {
            assertThat(++rounds).isLessThan(10);
        }
    }

    private UUID write(String note) {
        UUID id = UUID.randomUUID();
        insert(id, old.encrypt(note, address(id)));
        return id;
    }

    private void insert(UUID id, byte[] note) {
        sql.sql("insert into secret values (:id, :note)")
                .param("id", id)
                .param("note", note)
                .update();
    }

    private byte[] read(UUID id) {
        return sql.sql("select note from secret where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    private static FieldAddress address(UUID id) {
        return FieldAddress.of("secret", "note", id);
    }
}
