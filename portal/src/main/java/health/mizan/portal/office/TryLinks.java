package health.mizan.portal.office;

import health.mizan.figures.Tries;
import health.mizan.figures.Try;
import health.mizan.masterdata.Codes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The addresses of lists of tries, without the language. */
public final class TryLinks {

    private TryLinks() {}

    public static String of(Chosen chosen, Tries.Success row, Try.@Nullable Outcome outcome) {
        return to(chosen, new Tries.Filter(row.gateway(), row.method(), outcome, null));
    }

    public static String of(Chosen chosen, Tries.Failure row) {
        return to(chosen, new Tries.Filter(null, null, Try.Outcome.FAILED, row.reason()));
    }

    static String to(Chosen chosen, Tries.Filter filter) {
        return "/office/tries?" + chosen.query() + part("gateway", filter.gateway()) + part("method", filter.method())
                + part("outcome", filter.outcome() == null ? null : Codes.code(filter.outcome()))
                + part("failure", filter.failure());
    }

    private static String part(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
