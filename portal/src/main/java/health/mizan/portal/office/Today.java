package health.mizan.portal.office;

import health.mizan.figures.CashFlows;
import health.mizan.figures.Total;
import health.mizan.figures.Tries;
import health.mizan.portal.kit.Bars;
import health.mizan.worklists.OfficeWork;
import java.util.List;

/** What the office's first page shows. */
public record Today(
        Total received,
        Total unpaid,
        Total overdue,
        List<CashFlows.Day> days,
        Bars bars,
        List<Tries.Success> successes,
        List<Tries.Failure> failures,
        OfficeWork.Waiting waiting) {}
