package health.mizan.contracts;

import health.mizan.access.Caller;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.fees.FeeSchedule;
import health.mizan.fees.FeeSchedules;
import health.mizan.history.AsOf;
import health.mizan.masterdata.Checks;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.plans.Plan;
import health.mizan.plans.Plans;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a contract draft names and says what is wrong with it. */
@Component
class ContractChecks {

    private final Facilities facilities;
    private final Payers payers;
    private final Plans plans;
    private final FeeSchedules schedules;

    ContractChecks(Facilities facilities, Payers payers, Plans plans, FeeSchedules schedules) {
        this.facilities = facilities;
        this.payers = payers;
        this.plans = plans;
        this.schedules = schedules;
    }

    /** Empty if and only if {@code checks} failed. */
    Optional<Contract> checked(
            ContractDraft draft, Checks checks, Caller caller, ContractId id, String by, Instant now) {
        Facility facility = facility(draft, checks, caller);
        Payer payer = found(draft.payer(), payers::byCode, checks, "payer", "is not the code of a payer");
        FeeSchedule schedule = found(
                draft.schedule(),
                code -> schedules.byCode(code, AsOf.LATEST),
                checks,
                "schedule",
                "is not the code of a fee schedule");
        Plan plan = plan(draft, checks, payer);
        String network = checks.optionalText("network", draft.network(), 100);
        int off = off(draft, checks);
        LocalDate from = checks.firstDay("effectiveFrom", draft.effectiveFrom());
        LocalDate to = checks.lastDay("effectiveTo", draft.effectiveTo(), from);
        String code = checks.code("code", draft.code());
        requireOneCurrency(facility, schedule, checks);
        if (checks.failed() || facility == null || payer == null || schedule == null) {
            return Optional.empty();
        }
        return Optional.of(new Contract(
                id,
                code,
                facility.id(),
                facility.code(),
                payer.id(),
                payer.code(),
                plan == null ? null : plan.id(),
                plan == null ? null : plan.code(),
                network,
                schedule.id(),
                schedule.code(),
                off,
                from,
                to,
                1,
                by,
                now,
                now));
    }

    private static int off(ContractDraft draft, Checks checks) {
        int off = draft.offBasisPoints() == null ? 0 : draft.offBasisPoints();
        checks.require(off >= 0 && off < 10_000, "offBasisPoints", "lies between 0 and 9999, where 1500 is 15 %");
        return off;
    }

    private static void requireOneCurrency(@Nullable Facility facility, @Nullable FeeSchedule schedule, Checks checks) {
        if (facility != null && schedule != null) {
            checks.require(
                    facility.currency().equals(schedule.currency()),
                    "schedule",
                    "is not in the facility's currency, " + facility.currency());
        }
    }

    private @Nullable Facility facility(ContractDraft draft, Checks checks, Caller caller) {
        Facility facility =
                found(draft.facility(), facilities::byCode, checks, "facility", "is not the code of a facility");
        if (facility != null && !CallerSites.of(caller).admits(facility.code())) {
            checks.error("facility", "is not the code of a facility that admits you");
        }
        return facility;
    }

    private @Nullable Plan plan(ContractDraft draft, Checks checks, @Nullable Payer payer) {
        if (draft.plan() == null || draft.plan().isBlank() || payer == null) {
            return null;
        }
        checks.require(
                draft.network() == null || draft.network().isBlank(), "network", "is not given together with a plan");
        return found(
                draft.plan(),
                code -> plans.byCode(payer.code(), code, AsOf.LATEST),
                checks,
                "plan",
                "is not the code of a plan of this payer");
    }

    private static <T> @Nullable T found(
            @Nullable String code, Lookup<T> lookup, Checks checks, String field, String otherwise) {
        T found = code == null ? null : lookup.by(code).orElse(null);
        if (found == null) {
            checks.error(field, otherwise);
        }
        return found;
    }

    private interface Lookup<T> {
        Optional<T> by(String code);
    }
}
