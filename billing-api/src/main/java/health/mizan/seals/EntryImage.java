package health.mizan.seals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry exactly as its rows are, lawful or not, and the bytes that a digest is made of. The form is fixed: whoever
 * changes it makes every seal of the past worthless.
 */
record EntryImage(Head head, List<Line> lines) {

    /** The row of {@code journal_entry}. */
    record Head(
            UUID id,
            String reason,
            String source,
            @Nullable UUID facility,
            LocalDate occurredOn,
            LocalDate valueDate,
            OffsetDateTime postedAt,
            @Nullable UUID reverses,
            int lines,
            @Nullable String note) {

        byte[] bytes() {
            return write(out -> {
                out.writeByte('E');
                uuid(out, id);
                text(out, reason);
                text(out, source);
                uuid(out, facility);
                out.writeLong(occurredOn.toEpochDay());
                out.writeLong(valueDate.toEpochDay());
                out.writeLong(postedAt.toEpochSecond());
                out.writeInt(postedAt.getNano());
                uuid(out, reverses);
                out.writeInt(lines);
                text(out, note);
            });
        }
    }

    /** A row of {@code posting}. */
    record Line(
            UUID entry,
            int no,
            String account,
            @Nullable String partyKind,
            @Nullable UUID party,
            long minor,
            String currency) {

        byte[] bytes() {
            return write(out -> {
                out.writeByte('L');
                uuid(out, entry);
                out.writeInt(no);
                text(out, account);
                text(out, partyKind);
                uuid(out, party);
                out.writeLong(minor);
                text(out, currency);
            });
        }
    }

    EntryImage {
        lines = List.copyOf(lines);
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** With its length, so that no two rows share a form; absent is not the same as empty. */
    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void uuid(DataOutputStream out, @Nullable UUID uuid) throws IOException {
        out.writeBoolean(uuid != null);
        if (uuid != null) {
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
        }
    }
}
