package health.mizan.fhir.people;

import health.mizan.access.Caller;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Mending;
import health.mizan.fhir.arrivals.Mending.Element;
import health.mizan.fhir.arrivals.Uptake;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records covers. A draft and a promise to pay oneself are kept only: no payer stands behind them. */
@Component
class CoverageUptake implements Uptake {

    private final Coverages coverages;
    private final Payers payers;
    private final Clock clock;

    CoverageUptake(Coverages coverages, Payers payers, Clock clock) {
        this.coverages = coverages;
        this.payers = payers;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "Coverage";
    }

    @Override
    public Effect take(Arrival arrival) {
        org.hl7.fhir.r4.model.Coverage sent = arrival.as(org.hl7.fhir.r4.model.Coverage.class);
        PatientId patient = arrival.patient(sent.getBeneficiary(), "Coverage.beneficiary");
        if (sent.getStatus() == CoverageStatus.DRAFT || sent.getStatus() == null || paysAlone(arrival, sent)) {
            return Effect.none(Optional.of(patient));
        }
        Caller caller = arrival.caller();
        Optional<CoverageId> known = arrival.ours().map(CoverageId::new);
        Optional<Coverage> was = known.flatMap(id -> coverages.find(caller, patient, id));
        CoverageDraft draft = draft(arrival, sent, patient, was);
        Change change = Change.toWhateverIsThere(caller.subject());
        Saved<Coverage> saved = known.map(id -> coverages.correct(caller, patient, id, draft, change))
                .orElseGet(() -> coverages.save(caller, patient, draft, change))
                .orElseThrow(() -> Arrival.unknownPatient("Coverage.beneficiary"));
        Coverage now = Mending.settled(saved, CoverageUptake::element);
        return new Effect(Optional.of(now.id().value()), Optional.of(patient), Set.of());
    }

    private static boolean paysAlone(Arrival arrival, org.hl7.fhir.r4.model.Coverage sent) {
        return sent.getPayor().stream()
                .flatMap(payor -> arrival.follow(payor).stream())
                .anyMatch(target -> target.type().equals("Patient"));
    }

    private CoverageDraft draft(
            Arrival arrival, org.hl7.fhir.r4.model.Coverage sent, PatientId patient, Optional<Coverage> was) {
        Optional<UUID> subscriber =
                arrival.ours(sent.getSubscriber(), "Patient").filter(id -> !id.equals(patient.value()));
        return new CoverageDraft(
                payer(arrival, sent).code(),
                plan(sent),
                sent.getNetwork(),
                memberNumber(sent),
                relationship(sent, subscriber.isPresent()),
                subscriber.orElse(null),
                Optional.ofNullable(day(sent.getPeriod().getStartElement()))
                        .or(() -> was.map(one -> one.terms().period().from()))
                        // A card without a first day counts from the day it was shown.
                        .orElseGet(() -> LocalDate.now(clock)),
                day(sent.getPeriod().getEndElement()),
                sent.hasOrder() ? Integer.valueOf(sent.getOrder()) : null,
                sent.getStatus() == CoverageStatus.ACTIVE ? "active" : "cancelled");
    }

    private Payer payer(Arrival arrival, org.hl7.fhir.r4.model.Coverage sent) {
        return sent.getPayor().stream()
                .flatMap(payor -> payer(arrival, payor).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.unusable(
                        "not-found",
                        "Coverage.payor[0]",
                        "names no payer of the clinic: refer to its Organization here, or by an identifier such as its"
                                + " licence; a new payer is added to the clinic's master data first",
                        "لا يشير إلى جهة دفع معروفة: أشر إليها برقم ترخيصها، أو أضفها أولاً إلى بيانات المنشأة"));
    }

    private Optional<Payer> payer(Arrival arrival, Reference payor) {
        return arrival.ours(payor, "Organization")
                .flatMap(id -> payers.find(new PayerId(id)))
                .or(() -> byNumber(payor.getIdentifier()))
                .or(() -> arrival.content(payor)
                        .filter(org.hl7.fhir.r4.model.Organization.class::isInstance)
                        .map(org.hl7.fhir.r4.model.Organization.class::cast)
                        .flatMap(organization -> organization.getIdentifier().stream()
                                .flatMap(number -> byNumber(number).stream())
                                .findFirst()));
    }

    private Optional<Payer> byNumber(Identifier number) {
        return number.hasSystem() && number.hasValue()
                ? payers.byIdentifier(number.getSystem(), number.getValue())
                        .or(() -> number.getSystem().equals("urn:mizan:payer-code")
                                ? payers.byCode(number.getValue())
                                : Optional.empty())
                : Optional.empty();
    }

    private static @Nullable String plan(org.hl7.fhir.r4.model.Coverage sent) {
        return sent.getClass_().stream()
                .filter(one -> one.getType().getCoding().stream().anyMatch(type -> "plan".equals(type.getCode())))
                .map(org.hl7.fhir.r4.model.Coverage.ClassComponent::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String memberNumber(org.hl7.fhir.r4.model.Coverage sent) {
        if (sent.hasSubscriberId()) {
            return sent.getSubscriberId();
        }
        return sent.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String relationship(org.hl7.fhir.r4.model.Coverage sent, boolean another) {
        String code = sent.getRelationship().getCoding().stream()
                .map(org.hl7.fhir.r4.model.Coding::getCode)
                .filter(one -> one != null)
                .findFirst()
                .orElse(another ? "other" : "self");
        return switch (code) {
            case "self", "spouse", "child", "parent" -> code;
            case "common" -> "spouse";
            default -> "other";
        };
    }

    private static @Nullable LocalDate day(DateTimeType date) {
        String text = date.getValueAsString();
        if (text == null) {
            return null;
        }
        return LocalDate.parse(
                switch (text.length()) {
                    case 4 -> text + "-01-01";
                    case 7 -> text + "-01";
                    default -> text.substring(0, 10);
                });
    }

    private static Element element(String field) {
        return switch (field) {
            case "payer" -> new Element("Coverage.payor[0]", "حدد جهة دفع معروفة");
            case "plan" -> new Element("Coverage.class", "أدخل رمز خطة التأمين كما هو في بيانات المنشأة");
            case "memberNumber" -> new Element("Coverage.subscriberId", "أدخل رقم العضوية كما هو على البطاقة");
            case "relationship" -> new Element("Coverage.relationship", null);
            case "subscriber" -> new Element("Coverage.subscriber", null);
            case "from" -> new Element("Coverage.period.start", "أدخل أول يوم في التغطية");
            case "to" -> new Element("Coverage.period.end", "تحقق من آخر يوم في التغطية");
            case "order" -> new Element("Coverage.order", null);
            case "network" -> new Element("Coverage.network", null);
            default -> new Element("Coverage.status", null);
        };
    }
}
