package health.mizan.portal.asking;

import health.mizan.access.Caller;
import health.mizan.billquestions.BillQuestions;
import health.mizan.billquestions.QuestionAndAnswer;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.parties.Phi;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinks;
import health.mizan.payments.Debt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody asked before, and the office's answers: each asker reads their own, wherever they asked. */
@Component
public class PastQuestions {

    private final BillQuestions questions;
    private final PayLinks links;
    private final Facilities facilities;

    PastQuestions(BillQuestions questions, PayLinks links, Facilities facilities) {
        this.questions = questions;
        this.links = links;
        this.facilities = facilities;
    }

    /** Asked by this link. Words and answers may tell of health: only for who has shown to know the birth year. */
    public List<PastQuestion> of(PayLink opened) {
        return read(opened.holder(), List.of(opened.holder()), opened.debt());
    }

    /** Asked by a patient who is signed in: here, or by a link that they made to pay. */
    public List<PastQuestion> of(Caller patient, Debt debt) {
        Stream<Caller> holders = links.madeBy(patient, debt).stream().map(PayLink::holder);
        return read(patient, Stream.concat(Stream.of(patient), holders).toList(), debt);
    }

    private List<PastQuestion> read(Caller reader, List<Caller> askers, Debt debt) {
        return questions.askedBy(reader, askers, debt).stream().map(this::shown).toList();
    }

    private PastQuestion shown(QuestionAndAnswer one) {
        ZoneId zone = facilities
                .find(one.question().facility())
                .map(Facility::timeZone)
                .orElseThrow();
        Instant settled = one.settledAt();
        Phi<String> answer = one.answer();
        return new PastQuestion(
                one.question().words().reveal(),
                LocalDate.ofInstant(one.question().askedAt(), zone),
                settled == null ? null : LocalDate.ofInstant(settled, zone),
                answer == null ? null : answer.reveal());
    }
}
