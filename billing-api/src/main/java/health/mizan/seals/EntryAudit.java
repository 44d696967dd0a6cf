package health.mizan.seals;

import health.mizan.seals.EntryImage.Line;
import health.mizan.seals.Finding.Kind;
import health.mizan.seals.Seal.Sealed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Compares one entry with what it says of itself and with its seal. Pure: rows in, findings out. */
final class EntryAudit {

    private EntryAudit() {}

    /** The lines are as many as the entry says, numbered from 1, and balance in each currency and book. */
    static List<Finding> structure(EntryImage entry) {
        List<Finding> findings = new ArrayList<>();
        UUID id = entry.head().id();
        List<Line> lines = entry.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).no() > entry.head().lines()) {
                findings.add(new Finding(
                        Kind.POSTING_ADDED,
                        line(lines.get(i)),
                        "the entry says it has " + entry.head().lines() + " lines"));
            }
        }
        for (int no = 1; no <= entry.head().lines(); no++) {
            int wanted = no;
            if (lines.stream().noneMatch(line -> line.no() == wanted)) {
                findings.add(new Finding(
                        Kind.POSTING_MISSING, "entry " + id + " line " + no, "the line is not there any more"));
            }
        }
        sums(lines).forEach((book, sum) -> {
            if (sum.signum() != 0) {
                findings.add(
                        new Finding(Kind.ENTRY_UNBALANCED, "entry " + id, "off by " + sum + " minor units of " + book));
            }
        });
        return findings;
    }

    /** What of the entry is not as it was sealed; empty if all of it is. */
    static List<Finding> againstSeal(EntryImage entry, Sealed sealed, SealKey key) {
        if (key.digest(entry).equals(sealed.digest())) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        String id = "entry " + entry.head().id();
        if (!key.part(entry.head().bytes()).equals(sealed.part(0))) {
            findings.add(new Finding(
                    Kind.ENTRY_CHANGED,
                    id,
                    "its row is not as sealed in seal " + sealed.sealNo()
                            + " (reason, source, facility, dates, time, reversed entry, number of lines or note)"));
        }
        int count = sealed.lines();
        for (Line line : entry.lines()) {
            if (line.no() < 1 || line.no() > count) {
                findings.add(new Finding(Kind.POSTING_ADDED, line(line), "was sealed with " + count + " lines"));
            } else if (!key.part(line.bytes()).equals(sealed.part(line.no()))) {
                findings.add(new Finding(
                        Kind.POSTING_CHANGED,
                        line(line),
                        "now account %s, %d minor units of %s, which is not as sealed in seal %d"
                                .formatted(line.account(), line.minor(), line.currency(), sealed.sealNo())));
            }
        }
        for (int no = 1; no <= count; no++) {
            int wanted = no;
            if (entry.lines().stream().noneMatch(line -> line.no() == wanted)) {
                findings.add(
                        new Finding(Kind.POSTING_MISSING, id + " line " + no, "was sealed in seal " + sealed.sealNo()));
            }
        }
        if (findings.isEmpty()) {
            findings.add(new Finding(Kind.PROOF_CHANGED, id, "its digest in seal " + sealed.sealNo() + " was changed"));
        }
        return findings;
    }

    private static String line(Line line) {
        return "entry " + line.entry() + " line " + line.no();
    }

    /** Beyond a long, so that an edited amount cannot end the audit. */
    private static Map<String, BigInteger> sums(List<Line> lines) {
        Map<String, BigInteger> sums = new TreeMap<>();
        for (Line line : lines) {
            String book = line.currency() + (line.account().startsWith("9") ? " on memo accounts" : "");
            sums.merge(book, BigInteger.valueOf(line.minor()), BigInteger::add);
        }
        return sums;
    }
}
