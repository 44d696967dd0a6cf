package health.mizan.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time of a process and of all its children, dead or alive, as Linux counts it; zero elsewhere. */
public final class CpuTime {

    /** The kernel counts in hundredths of a second for user space, whatever its own clock. */
    private static final long MICROS_PER_TICK = 10_000;

    private CpuTime() {}

    public static long microsOf(long pid) throws IOException {
        Path processes = Path.of("/proc");
        if (!Files.isReadable(processes.resolve(pid + "/stat"))) {
            return 0;
        }
        long ticks = 0;
        try (Stream<Path> all = Files.list(processes)) {
            for (Path process : all.toList()) {
                List<String> fields = fields(process);
                if (fields.isEmpty()) {
                    continue;
                }
                if (process.endsWith(Long.toString(pid))) {
                    ticks += sum(fields, 11, 15);
                } else if (fields.get(1).equals(Long.toString(pid))) {
                    ticks += sum(fields, 11, 13);
                }
            }
        }
        return ticks * MICROS_PER_TICK;
    }

    /** From the third field on, since the second, the name, may hold blanks. */
    private static List<String> fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException | StringIndexOutOfBoundsException goneOrNoProcess) {
            return List.of();
        }
    }

    private static long sum(List<String> fields, int from, int to) {
        return fields.subList(from, to).stream().mapToLong(Long::parseLong).sum();
    }
}
