package health.mizan.coverage;

import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A coverage as the API answers: what {@link CoverageDraft} takes, with our ids. Its text form is a blank. */
record CoverageView(
        CoverageId id,
        PatientId patient,
        long version,
        String payer,
        String plan,
        @Nullable String network,
        String memberNumber,
        String relationship,
        @Nullable PatientId subscriber,
        LocalDate from,
        @Nullable LocalDate to,
        int order,
        String status) {

    static CoverageView of(Coverage coverage) {
        Coverage.Terms terms = coverage.terms();
        return new CoverageView(
                coverage.id(),
                coverage.patient(),
                coverage.version(),
                terms.policy().payer(),
                terms.policy().plan(),
                terms.policy().network(),
                terms.membership().memberNumber().reveal(),
                Codes.code(terms.membership().relationship()),
                terms.membership().subscriber(),
                terms.period().from(),
                terms.period().to(),
                terms.order(),
                Codes.code(terms.status()));
    }

    @Override
    public String toString() {
        return "▮";
    }
}
