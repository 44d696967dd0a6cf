package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.facilities.Facilities;
import org.springframework.stereotype.Component;

/** Writes down who did what to a link, about whom and at which site. */
@Component
class LinkAudit {

    private final Audit audit;
    private final Facilities facilities;

    LinkAudit(Audit audit, Facilities facilities) {
        this.audit = audit;
        this.facilities = facilities;
    }

    void record(Caller caller, String action, PayLink link) {
        String site = facilities.find(link.facility()).orElseThrow().code();
        audit.record(
                caller,
                Act.done(action, "pay-link", link.id()).about(link.patient()).at(site));
    }
}
