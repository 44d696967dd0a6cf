package health.mizan.frontdesk;

import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.explanations.Sentence;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows a check as it is at this moment. */
@Component
class CoverAnswers {

    private final Payers payers;
    private final Facilities facilities;
    private final Clock clock;

    CoverAnswers(Payers payers, Facilities facilities, Clock clock) {
        this.payers = payers;
        this.facilities = facilities;
        this.clock = clock;
    }

    EligibilityCheckView show(EligibilityCheck check) {
        Payer payer = payers.find(check.payer()).orElseThrow();
        Facility facility = facilities.find(check.facility()).orElseThrow();
        Instant now = clock.instant();
        List<EligibilityCheckView.Said> said = CoverWords.of(
                CoverWords.Asked.of(check),
                new Sentence(payer.nameEn(), payer.nameAr()),
                facility.timeZone(),
                LocalDateTime.ofInstant(now, facility.timeZone()));
        Instant settled = check.settledAt();
        return new EligibilityCheckView(
                check.id(),
                check.version(),
                check.patient(),
                check.coverage(),
                new EligibilityCheckView.PayerName(payer.code(), payer.nameEn(), payer.nameAr()),
                facility.code(),
                check.financialCase(),
                check.serviceDate(),
                check.categories().stream().sorted().toList(),
                check.state(),
                check.tries(),
                check.reason(),
                check.answer() == null ? null : answered(check.answer()),
                said,
                Sentence.joined(said.stream()
                        .map(one -> new Sentence(one.en(), one.ar()))
                        .toList()),
                check.requestedAt(),
                check.askedAt(),
                settled,
                check.answer() == null || settled == null
                        ? null
                        : Duration.between(settled, now).toSeconds());
    }

    static EligibilityCheckView.Answered answered(EligibilityAnswer answer) {
        return new EligibilityCheckView.Answered(
                answer.standing(), answer.inForce(), answer.payerReference(), answer.disposition(), answer.benefits());
    }
}
