package health.mizan.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the default run keeps everything: readable by its user only, used by one process at a time. */
final class DataDirectory {

    private static final Set<PosixFilePermission> OURS_ONLY = PosixFilePermissions.fromString("rwx------");

    // Static, so that the garbage collector can never close a channel: that would drop the lock, and a second process
    // would take the first one's database for an orphan and stop it.
    private static final Map<Path, FileChannel> held = new ConcurrentHashMap<>();

    private final Path root;

    DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    DataDirectory create() {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, OURS_ONLY);
            return this;
        } catch (IOException failed) {
            throw new DataDirectoryException(
                    "The data directory " + root + " cannot be made or written.",
                    "Name one that can: MIZAN_DATA=/another/path ./mizan run",
                    failed);
        }
    }

    /** Takes the directory for this process until {@link #release()} or the process ends, however it ends. */
    void lock() {
        Path file = file("mizan.lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw DataDirectoryException.inUse(root, holder);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            held.put(file, channel);
        } catch (IOException failed) {
            throw new DataDirectoryException(
                    "The lock " + file + " cannot be taken.", "Check who may write in " + root + ".", failed);
        }
    }

    void release() throws IOException {
        FileChannel channel = held.remove(file("mizan.lock"));
        if (channel != null) {
            channel.close();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String digits = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
        return digits.isEmpty() ? "" : " (process " + digits + ")";
    }
}
