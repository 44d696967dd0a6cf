package health.mizan.sight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Which patients a caller can see, for the queries of any store that returns something of a patient: {@link #SQL} goes
 * into the WHERE clause beside a row {@code p} of the table of patients, {@link #params} into its parameters. A patient
 * out of sight is then no row, exactly like one that never existed.
 *
 * @param everything   Mizan itself
 * @param patients     of a patient's login; it sees those for which it holds the scope {@code full}
 * @param login        the subject of that login; empty for others
 * @param facilities   codes of the sites whose patients are seen
 * @param restricted   whether restricted patients of those sites are seen too
 * @param staff        the subject of a member of staff, who sees those for whom it broke the glass; empty for others
 * @param at           now: what was opened for a while closes by itself
 */
public record Sight(
        boolean everything,
        List<String> patients,
        String login,
        List<String> facilities,
        boolean restricted,
        String staff,
        Instant at) {

    /** Why staff look at a restricted patient without having the role for it. Kept in the audit log beside the look. */
    public enum BreakGlass {
        EMERGENCY,
        PATIENT_PRESENT,
        PATIENT_ASKED,
        LEGAL_DUTY
    }

    public static final String SQL = """
            (:sees_everything
             or (p.id = any(:sees_patients::uuid[])
                 and exists (select from patient_login sl
                              where sl.subject = :sees_as and sl.patient_id = p.id and sl.scope = 'full'))
             or ((:sees_restricted or not p.restricted)
                 and exists (select from patient_registration sr join facility sf on sf.id = sr.facility_id
                              where sr.patient_id = p.id and sf.code = any(:sees_facilities::text[])))
             or (p.restricted
                 and exists (select from broken_glass sg
                               join patient_registration gr on gr.patient_id = sg.patient_id
                               join facility gf on gf.id = gr.facility_id
                              where sg.subject = :sees_staff and sg.patient_id = p.id
                                and sg.ends_at > :sees_at and sg.closed_at is null
                                and gf.code = any(sg.sites) and gf.code = any(:sees_facilities::text[]))))
            """;

    /**
     * As {@link #SQL}, for what happened at one site: a visit and what hangs on it. Beside the row {@code p} of the
     * patient it wants the row {@code f} of the site. Staff and systems then see what happened at their own sites, wherever
     * else the patient has a file; a patient sees it all.
     */
    public static final String VISIT_SQL = """
            (:sees_everything
             or (p.id = any(:sees_patients::uuid[])
                 and exists (select from patient_login sl
                              where sl.subject = :sees_as and sl.patient_id = p.id and sl.scope = 'full'))
             or (f.code = any(:sees_facilities::text[])
                 and (:sees_restricted or not p.restricted
                      or exists (select from broken_glass sg
                                  where sg.subject = :sees_staff and sg.patient_id = p.id
                                    and sg.ends_at > :sees_at and sg.closed_at is null
                                    and f.code = any(sg.sites)))))
            """;

    public Sight {
        patients = List.copyOf(patients);
        facilities = List.copyOf(facilities);
    }

    public Map<String, Object> params() {
        return Map.of(
                "sees_everything", everything,
                "sees_patients", patients.toArray(String[]::new),
                "sees_as", login,
                "sees_facilities", facilities.toArray(String[]::new),
                "sees_restricted", restricted,
                "sees_staff", staff,
                "sees_at", at.atOffset(ZoneOffset.UTC));
    }
}
