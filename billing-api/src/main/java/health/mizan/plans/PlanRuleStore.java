package health.mizan.plans;

import health.mizan.masterdata.Checks;
import health.mizan.money.Money;
import health.mizan.sharing.CostRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rules of plan versions. They are written once, with their version. */
@Repository
class PlanRuleStore {

    private record Version(UUID plan, long number) {}

    private final JdbcClient sql;

    PlanRuleStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Plan plan) {
        List<RuleDraft> flat = plan.rules().stream().map(RuleDraft::of).toList();
        sql.sql("""
                        insert into plan_rule (plan_id, version, position, rule_id, kind, network, category,
                            basis_points, amount_minor, cap_minor, per)
                        select :plan, :version, given.*
                          from unnest(:positions::int[], :ids::text[], :kinds::text[], :networks::text[],
                            :categories::text[], :percents::int[], :amounts::bigint[], :caps::bigint[],
                            :pers::text[]) as given
                        """)
                .param("plan", plan.id().value())
                .param("version", plan.version())
                .param("positions", positions(flat.size()))
                .param("ids", column(flat, RuleDraft::id))
                .param("kinds", column(flat, RuleDraft::kind))
                .param("networks", column(flat, RuleDraft::network))
                .param("categories", column(flat, RuleDraft::category))
                .param("percents", column(flat, RuleDraft::basisPoints))
                .param("amounts", column(flat, rule -> minor(rule.amount())))
                .param("caps", column(flat, rule -> minor(rule.cap())))
                .param("pers", column(flat, RuleDraft::per))
                .update();
    }

    /** The same plans with the rules of their versions, read in one statement. */
    List<Plan> withRules(List<Plan> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Version, Currency> currencies = new HashMap<>();
        bare.forEach(plan -> currencies.put(new Version(plan.id().value(), plan.version()), plan.currency()));
        Map<Version, List<CostRule>> found = new HashMap<>();
        sql.sql("""
                        select r.* from plan_rule r
                          join unnest(:plans::uuid[], :versions::bigint[]) as w (plan_id, version)
                         using (plan_id, version) order by r.position
                        """)
                .param("plans", column(bare, plan -> plan.id().toString()))
                .param("versions", column(bare, plan -> plan.version()))
                .query(row -> {
                    Version version = new Version(row.getObject("plan_id", UUID.class), row.getLong("version"));
                    Currency currency =
                            currencies.getOrDefault(version, bare.getFirst().currency());
                    found.computeIfAbsent(version, v -> new ArrayList<>()).add(read(row, currency));
                });
        return bare.stream()
                .map(plan -> plan.with(found.getOrDefault(new Version(plan.id().value(), plan.version()), List.of())))
                .toList();
    }

    private static CostRule read(ResultSet row, Currency currency) throws SQLException {
        RuleDraft flat = new RuleDraft(
                row.getString("rule_id"),
                row.getString("kind"),
                row.getString("network"),
                row.getString("category"),
                row.getObject("basis_points", Integer.class),
                money(row.getObject("amount_minor", Long.class), currency),
                money(row.getObject("cap_minor", Long.class), currency),
                row.getString("per"));
        Checks checks = new Checks();
        CostRule rule = flat.checked(checks, flat.id() + "", currency);
        if (checks.failed()) {
            throw new IllegalStateException("a stored plan rule is unsound: " + checks.errors());
        }
        return rule;
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency);
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static String[] positions(int count) {
        String[] positions = new String[count];
        for (int i = 0; i < count; i++) {
            positions[i] = Integer.toString(i);
        }
        return positions;
    }

    /** One array per column, each element as text: the statement casts it, and null stays null. */
    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        @Nullable String[] column = new @Nullable String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object cell = value.apply(rows.get(i));
            column[i] = cell == null ? null : cell.toString();
        }
        return column;
    }
}
