package health.mizan.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./mizan chaos --seed N --payments M}: pays M times while everything fails that can, heals it, waits until nothing
 * is left to do, and compares the books. Ends with 0 if nothing is wrong, 1 if something is, 2 if it was not understood.
 */
public final class Chaos {

    private static final int MOST_PAYMENTS = 100_000;

    private Chaos() {}

    /** @param evidence where logs go; they stay if something is wrong */
    record Wish(long seed, int payments, Path evidence) {

        static Wish of(String... arguments) {
            long seed = 1;
            int payments = 30;
            for (int i = 0; i + 1 < arguments.length; i += 2) {
                switch (arguments[i]) {
                    case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                    case "--payments" -> payments = Integer.parseInt(arguments[i + 1]);
                    default -> throw new IllegalArgumentException("nobody knows " + arguments[i]);
                }
            }
            if (arguments.length % 2 != 0 || payments < 1 || payments > MOST_PAYMENTS) {
                throw new IllegalArgumentException("each option has a value, and payments are 1 to " + MOST_PAYMENTS);
            }
            return new Wish(
                    seed, payments, Path.of(System.getProperty("chaos.evidence", "target/chaos"), "seed-" + seed));
        }
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Wish wish;
        try {
            wish = Wish.of(arguments);
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.err.println("usage: chaos [--seed N (1)] [--payments M (30)]");
            System.exit(2);
            return;
        }
        FileSystemUtils.deleteRecursively(wish.evidence());
        Files.createDirectories(wish.evidence());
        long begin = System.nanoTime();
        List<String> findings = new ArrayList<>();
        try (Run run = Run.start(wish)) {
            findings.addAll(run.through());
        }
        System.out.printf("  %d s in all%n", (System.nanoTime() - begin) / 1_000_000_000);
        findings.forEach(finding -> System.out.println("WRONG  " + finding));
        if (findings.isEmpty()) {
            System.out.println("Nothing is wrong.");
            FileSystemUtils.deleteRecursively(wish.evidence());
        } else {
            System.out.println(findings.size() + " findings. The same again: ./mizan chaos --seed " + wish.seed()
                    + " --payments " + wish.payments() + ". What happened is in "
                    + wish.evidence().toAbsolutePath());
        }
        System.exit(findings.isEmpty() ? 0 : 1);
    }
}
