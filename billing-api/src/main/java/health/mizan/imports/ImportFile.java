package health.mizan.imports;

/** A file to import: what it is about and its bytes as sent. */
public final class ImportFile {

    private final ImportKind kind;
    private final byte[] bytes;

    public ImportFile(ImportKind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes.clone();
    }

    public ImportKind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
