package health.mizan.portal.desk.patient;

import health.mizan.cases.CaseState;
import health.mizan.casestatus.CaseStatus;
import health.mizan.estimates.Estimate;
import health.mizan.money.Money;
import health.mizan.portal.desk.Names;
import health.mizan.portal.pages.Language;
import health.mizan.reckoning.Figures;
import health.mizan.visitsheets.VisitSheet;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit with its services and what they will probably cost.
 *
 * @param status  null while it is not known
 * @param planned whether it may still change
 * @param figures null while there is no estimate
 * @param rules   each rule of the estimate in words
 */
public record VisitView(
        String id,
        LocalDate day,
        String site,
        @Nullable CaseStatus status,
        boolean planned,
        List<Line> lines,
        @Nullable Figures figures,
        List<String> rules) {

    /** @param figures null for a service that is in no estimate */
    public record Line(String code, String name, int quantity, Figures.@Nullable Line figures) {

        public @Nullable Money price() {
            return figures == null ? null : figures.allowed();
        }

        public @Nullable Money insurer() {
            return figures == null ? null : figures.payer();
        }

        public @Nullable Money patient() {
            return figures == null ? null : figures.patient();
        }
    }

    static VisitView of(VisitSheet sheet, @Nullable CaseStatus status, Language language) {
        Estimate estimate = sheet.estimate();
        return new VisitView(
                sheet.visit().id().toString(),
                sheet.visit().serviceDate(),
                sheet.visit().site(),
                status,
                sheet.visit().state() == CaseState.PLANNED,
                sheet.services().stream()
                        .map(service -> new Line(
                                service.charge().service().code(),
                                Names.said(service.name(), language),
                                service.charge().quantity(),
                                service.figures()))
                        .toList(),
                estimate == null ? null : estimate.figures(),
                estimate == null
                        ? List.of()
                        : estimate.figures().reasons().stream()
                                .map(reason -> Names.said(reason.text(), language))
                                .distinct()
                                .toList());
    }
}
