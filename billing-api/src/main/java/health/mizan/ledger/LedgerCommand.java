package health.mizan.ledger;

import health.mizan.seals.Finding;
import health.mizan.seals.LedgerAudit;
import health.mizan.seals.LedgerAudit.Verdict;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** {@code mizan ledger verify [--expect-head HASH]}: audits the ledger and says what it found, for people and scripts. */
@Component
public class LedgerCommand {

    public static final int CLEAN = 0;
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;

    private static final Pattern HASH = Pattern.compile("(?:[0-9]+:)?([0-9a-f]{64})");

    private final LedgerAudit audit;
    private final PrintStream out;

    @Autowired
    LedgerCommand(LedgerAudit audit) {
        this(audit, System.out);
    }

    LedgerCommand(LedgerAudit audit, PrintStream out) {
        this.audit = audit;
        this.out = out;
    }

    /**
     * @param args with or without the leading {@code ledger}
     * @return the process's exit code
     */
    public int run(String... args) {
        Deque<String> words = new ArrayDeque<>(List.of(args));
        if ("ledger".equals(words.peek())) {
            words.pop();
        }
        if (!"verify".equals(words.poll())) {
            return usage();
        }
        String head = null;
        if (!words.isEmpty()) {
            if (!words.pop().equals("--expect-head") || words.size() != 1) {
                return usage();
            }
            var hash = HASH.matcher(words.pop().toLowerCase(Locale.ROOT));
            if (!hash.matches()) {
                return usage();
            }
            head = hash.group(1);
        }
        return verify(head);
    }

    private int verify(@Nullable String expectedHead) {
        Verdict verdict = audit.verify(expectedHead);
        out.printf(
                Locale.ROOT,
                "%d entries, of which %d wait for their seal; %d seals%n",
                verdict.entries(),
                verdict.waiting(),
                verdict.seals());
        if (verdict.head() != null) {
            out.println("head " + verdict.head());
        }
        for (Finding finding : verdict.findings()) {
            out.println(finding);
        }
        if (verdict.isClean()) {
            out.println("The ledger is as it was posted.");
            return CLEAN;
        }
        out.printf(
                Locale.ROOT,
                "%d findings%s: the ledger is NOT as it was posted.%n",
                verdict.wrong(),
                verdict.wrong() > verdict.findings().size() ? ", the first of which are shown" : "");
        return FINDINGS;
    }

    private int usage() {
        out.println("usage: mizan ledger verify [--expect-head HASH]");
        out.println("       HASH is the head that an earlier verification printed; it must still be in the chain");
        return USAGE;
    }
}
