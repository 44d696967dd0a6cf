package health.mizan.portal.claims;

import health.mizan.access.Caller;
import health.mizan.casestatus.CaseStatuses;
import health.mizan.claims.Claim;
import health.mizan.claims.Claims;
import health.mizan.denials.Denial;
import health.mizan.denials.Denials;
import health.mizan.explanations.DenialReasons;
import health.mizan.portal.office.Office;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import health.mizan.submissions.Hearing;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of a claim shows. Whoever calls has found the claim as its caller. */
@Component
class ClaimSheets {

    private static final int MOST_DENIALS = 200;

    private final Office office;
    private final Claims claims;
    private final Denials denials;
    private final CaseStatuses statuses;
    private final ClaimStory story;

    ClaimSheets(Office office, Claims claims, Denials denials, CaseStatuses statuses, ClaimStory story) {
        this.office = office;
        this.claims = claims;
        this.denials = denials;
        this.statuses = statuses;
        this.story = story;
    }

    ClaimSheet of(Page page, Caller caller, Claim claim) {
        List<Claim.Line> lines = claims.lines(claim.id());
        List<Hearing> hearings = claims.hearings(claim.id());
        List<Denial> refused = denials(caller, claim);
        return new ClaimSheet(
                claim,
                office.names(page, caller, Stream.of(claim.patient())).get(claim.patient()),
                office.payers(page, Stream.of(claim.payer())).getOrDefault(claim.payer(), claim.payerCode()),
                statuses.of(caller, claim.financialCase()).orElse(null),
                lines.stream().map(line -> line(page, line, refused)).toList(),
                Claim.Sums.of(lines).orElse(null),
                claims.findings(claim.id()),
                hearings.stream().filter(Hearing::isDoubtful).toList(),
                story.of(page, caller, claim, hearings, refused),
                claims.isOutgrown(claim.id()));
    }

    private List<Denial> denials(Caller caller, Claim claim) {
        return denials.list(
                        caller, new Denials.Filter(null, null, claim.id().value()), PageRequest.of(null, MOST_DENIALS))
                .items();
    }

    private static ClaimSheet.Line line(Page page, Claim.Line line, List<Denial> denials) {
        Claim.@Nullable Outcome decided = line.decided();
        @Nullable
        Denial denial = denials.stream()
                .filter(one -> one.charge().equals(line.charge()))
                .reduce((earlier, later) -> later)
                .orElse(null);
        return new ClaimSheet.Line(
                line,
                page.language() == Language.ARABIC ? line.nameAr() : line.nameEn(),
                decided == null ? null : reason(page.language(), decided.reason()),
                denial);
    }

    static @Nullable String reason(Language language, @Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(DenialReasons::of)
                .map(words -> language == Language.ARABIC ? words.ar() : words.en())
                .orElse(null);
    }
}
