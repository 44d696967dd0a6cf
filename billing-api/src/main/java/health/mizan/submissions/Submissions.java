package health.mizan.submissions;

import health.mizan.bills.BillId;
import health.mizan.ids.Ids;
import health.mizan.remarks.Remark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The exchange with payers as it happened. Whoever calls this holds the row lock of the claim. */
@Service
public class Submissions {

    private final SubmissionStore store;
    private final Ids ids;
    private final Clock clock;

    Submissions(SubmissionStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes the next message. It replaces the last one that the payer has answered, if there is one. */
    public Submission next(UUID claim, BillId bill) {
        List<Submission> earlier = store.of(claim);
        Submission submission = new Submission(
                ids.next(),
                claim,
                earlier.size() + 1,
                bill,
                seen(claim, earlier).orElse(null),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.insert(submission);
        return submission;
    }

    public Optional<Submission> find(UUID id) {
        return store.find(id);
    }

    /** Oldest first. */
    public List<Submission> of(UUID claim) {
        return store.of(claim);
    }

    /** The one that counts now. */
    public Optional<Submission> latest(UUID claim) {
        return store.of(claim).stream().reduce((earlier, later) -> later);
    }

    /** Every answer on any submission of the claim, in the order in which they were heard. */
    public List<Hearing> hearings(UUID claim) {
        return store.hearings(claim);
    }

    /** @param content the answer as text: the same text on the same submission is the same answer */
    public boolean heard(UUID submission, String content) {
        return store.heard(submission, digest(content));
    }

    /** @return our id of the answer */
    public UUID note(
            UUID submission,
            String content,
            Hearing.Kind kind,
            String payerReference,
            Hearing.Effect effect,
            List<Remark> why,
            List<Hearing.Fault> faults) {
        UUID answer = ids.next();
        store.insert(
                new Hearing(
                        answer,
                        submission,
                        kind,
                        shortened(payerReference, 200),
                        effect,
                        why,
                        faults.stream().map(Submissions::shortened).toList(),
                        now(),
                        null),
                digest(content));
        return answer;
    }

    /** Each ruling once per answer; the last one counts. */
    public void rule(UUID answer, Hearing.Ruling ruling, String by, @Nullable String reason) {
        store.insert(answer, new Hearing.Ruled(ruling, by, reason, now()));
    }

    private Optional<UUID> seen(UUID claim, List<Submission> earlier) {
        List<UUID> answered = store.hearings(claim).stream()
                .filter(hearing -> hearing.kind() != Hearing.Kind.UNSENT)
                .map(Hearing::submission)
                .toList();
        return earlier.stream().map(Submission::id).filter(answered::contains).reduce((one, later) -> later);
    }

    private static Hearing.Fault shortened(Hearing.Fault fault) {
        return new Hearing.Fault(
                shortened(fault.code(), 100),
                shortened(fault.text(), 500),
                fault.at() == null ? null : shortened(fault.at(), 500));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static byte[] digest(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }
}
