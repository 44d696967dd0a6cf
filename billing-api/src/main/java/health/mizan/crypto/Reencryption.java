package health.mizan.crypto;

import health.mizan.sweeping.Sweep;
import health.mizan.tx.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** After a rotation, rewrites what stands under older keys, a few rows at a time, until they can be taken off the ring. */
@Component
class Reencryption implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(Reencryption.class);
    private static final int BATCH = 200;

    private final ReencryptionStore store;
    private final FieldCipher cipher;
    private final List<EncryptedColumn> columns;
    private final Tx tx;

    /** How far each column's present pass has come: a row that cannot be read must not be met again and again. */
    private final Map<EncryptedColumn, String> progress = new ConcurrentHashMap<>();

    Reencryption(ReencryptionStore store, FieldCipher cipher, List<EncryptedColumn> columns, Tx tx) {
        this.store = store;
        this.cipher = cipher;
        this.columns = columns;
        this.tx = tx;
    }

    @Override
    public String name() {
        return "crypto.reencryption";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean sweep() {
        boolean more = false;
        for (EncryptedColumn column : columns) {
            more |= tx.get(() -> rewriteSome(column));
        }
        return more;
    }

    private boolean rewriteSome(EncryptedColumn column) {
        List<ReencryptionStore.Outdated> rows = store.next(
                column, cipher.currentHeader(), progress.getOrDefault(column, ReencryptionStore.START), BATCH);
        int rewritten = 0;
        for (ReencryptionStore.Outdated row : rows) {
            rewritten += rewrite(column, row);
        }
        if (rows.size() < BATCH) {
            progress.remove(column);
        } else {
            progress.put(column, rows.getLast().place());
        }
        if (rewritten > 0) {
            log.info("crypto.reencrypted table={} column={} rows={}", column.table(), column.column(), rewritten);
        }
        return rows.size() == BATCH;
    }

    private int rewrite(EncryptedColumn column, ReencryptionStore.Outdated row) {
        FieldAddress where = column.addressOf(row.row());
        try {
            store.rewrite(column, row, cipher.encrypt(cipher.decrypt(row.value().bytes, where), where));
            return 1;
        } catch (UnreadableField unreadable) {
            log.error("crypto.unreadable table={} column={} row={}", column.table(), column.column(), row.row());
            return 0;
        }
    }
}
