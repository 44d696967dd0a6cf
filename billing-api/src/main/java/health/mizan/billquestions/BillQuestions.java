package health.mizan.billquestions;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.bounds.CardNumbers;
import health.mizan.ids.Ids;
import health.mizan.outbox.Outbox;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.payments.Debt;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Takes what payers ask about their bills, and shows it to the billing office until it is answered. */
@Service
public class BillQuestions {

    public static final int LONGEST = 1000;

    /** Of one asker that nobody has settled: more is not asking. */
    private static final int MOST_OPEN = 5;

    private final BillQuestionStore store;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Tx tx;

    BillQuestions(BillQuestionStore store, Outbox outbox, Audit audit, Ids ids, Clock clock, Tx tx) {
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** What a question is about. */
    public record About(Debt debt, PatientId patient, FacilityId facility) {}

    /** What became of a question. */
    public enum Asking {
        DONE,
        EMPTY,
        TOO_LONG,
        /** It holds what looks like a card number, which nobody here may keep. */
        CARD_NUMBER,
        /** The same asker has many open. */
        TOO_MANY
    }

    /** What became of an answer. */
    public enum Answering {
        DONE,
        EMPTY,
        TOO_LONG,
        /** As for a question. */
        CARD_NUMBER,
        /** With other words, which its asker reads: {@link #standing} has them. */
        ANSWERED_BEFORE,
        NOT_THERE
    }

    /** For a form; however often that is sent, it asks once. */
    public UUID next() {
        return ids.next();
    }

    /**
     * @param caller who has been shown the bill
     * @param form   of {@link #next()}
     */
    public Asking ask(Caller caller, UUID form, About about, BillQuestion.Kind kind, String words) {
        String text = lines(words);
        if (text.isEmpty()) {
            return Asking.EMPTY;
        }
        if (text.length() > LONGEST) {
            return Asking.TOO_LONG;
        }
        if (CardNumbers.isIn(text)) {
            return Asking.CARD_NUMBER;
        }
        return tx.get(() -> {
            store.lock(caller.subject());
            if (store.knows(form)) {
                return Asking.DONE;
            }
            return store.openBy(caller.subject()) >= MOST_OPEN
                    ? Asking.TOO_MANY
                    : kept(caller, form, about, kind, text);
        });
    }

    /** Unsettled ones in the caller's sight, oldest first. */
    public Page<BillQuestion> open(Caller caller, PageRequest page) {
        return tx.get(() -> {
            Page<BillQuestion> found = Page.of(
                    store.open(caller, page), page.limit(), question -> new Cursor(question.askedAt(), question.id()));
            found.items()
                    .forEach(question -> audit.record(
                            caller,
                            Act.done("bill-question.read", "bill-question", question.id())
                                    .about(question.patient())));
            return found;
        });
    }

    /** How many of {@link #open} there are, counted up to {@code most}. */
    public int count(Caller caller, int most) {
        return store.count(caller, most);
    }

    /** One that nobody has settled; empty too if it is out of the caller's sight. */
    public Optional<BillQuestion> find(Caller caller, UUID id) {
        return tx.get(() -> {
            Optional<BillQuestion> found = store.find(caller, id).filter(question -> store.isOpen(id));
            found.ifPresent(question -> audit.record(
                    caller, Act.done("bill-question.read", "bill-question", id).about(question.patient())));
            return found;
        });
    }

    /**
     * What was asked about a debt, with the answers, oldest first: for those who asked.
     *
     * @param askers as which the reader has asked; what others wrote about the same debt is not among it
     */
    public List<QuestionAndAnswer> askedBy(Caller reader, List<Caller> askers, Debt debt) {
        return tx.get(() -> {
            List<QuestionAndAnswer> found = store.askedBy(reader, askers, debt);
            found.forEach(one -> audit.record(
                    reader,
                    Act.done(
                                    "bill-question.read",
                                    "bill-question",
                                    one.question().id())
                            .about(one.question().patient())));
            return found;
        });
    }

    /** As it stands, with what was answered; empty if it is out of the caller's sight. */
    public Optional<QuestionAndAnswer> standing(Caller caller, UUID id) {
        return tx.get(() -> {
            Optional<QuestionAndAnswer> found = store.standing(caller, id);
            found.ifPresent(one -> audit.record(
                    caller,
                    Act.done("bill-question.read", "bill-question", id)
                            .about(one.question().patient())));
            return found;
        });
    }

    /** Closes a question with what its asker then reads. The same answer again does no harm; another comes too late. */
    public Answering answer(Caller caller, UUID id, String words) {
        String text = lines(words);
        if (text.isEmpty()) {
            return Answering.EMPTY;
        }
        if (text.length() > LONGEST) {
            return Answering.TOO_LONG;
        }
        if (CardNumbers.isIn(text)) {
            return Answering.CARD_NUMBER;
        }
        return settled(caller, id, text);
    }

    /** Browsers send two characters for each end of a line, which nobody typed. */
    private static String lines(String words) {
        return words.strip().replace("\r\n", "\n");
    }

    private Answering settled(Caller caller, UUID id, String answer) {
        return tx.get(() -> store.find(caller, id)
                .map(question -> {
                    boolean now = store.settle(id, caller.subject(), clock.instant(), answer);
                    Answering answering =
                            now || isSaid(caller, id, answer) ? Answering.DONE : Answering.ANSWERED_BEFORE;
                    String action = "bill-question.settled";
                    audit.record(
                            caller,
                            answering == Answering.DONE
                                    ? Act.done(action, "bill-question", id).about(question.patient())
                                    : Act.refused(action, "bill-question", id).about(question.patient()));
                    return answering;
                })
                .orElse(Answering.NOT_THERE));
    }

    private boolean isSaid(Caller caller, UUID id, String answer) {
        return store.standing(caller, id)
                .map(QuestionAndAnswer::answer)
                .filter(new Phi<>(answer)::equals)
                .isPresent();
    }

    private Asking kept(Caller caller, UUID form, About about, BillQuestion.Kind kind, String text) {
        BillQuestion question = new BillQuestion(
                form,
                kind,
                about.debt(),
                about.patient(),
                about.facility(),
                new Phi<>(text),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(question, caller.subject());
        audit.record(
                caller,
                Act.done("bill-question.asked", "bill-question", question.id()).about(about.patient()));
        outbox.publish(new BillQuestioned(question.id(), about.debt(), kind));
        return Asking.DONE;
    }
}
