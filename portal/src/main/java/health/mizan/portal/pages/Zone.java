package health.mizan.portal.pages;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What pages may load and where their forms may lead, by whom they are for (Content Security Policy Level 3). Patients
 * pay on pages without anybody else's script, so that a card page is only ever reached by leaving ours (PCI DSS SAQ A).
 */
public enum Zone {
    /** Patients' pages and whatever is open to all: our own scripts only. */
    PATIENTS("script-src 'nonce-%s'"),
    /** Staff pages: scripts may only write markup through the one policy that checks where it came from. */
    STAFF("script-src 'nonce-%s'; require-trusted-types-for 'script'; trusted-types htmx"),
    /** Pages with a process diagram, whose renderer writes markup by itself. */
    DIAGRAM("script-src 'nonce-%s'");

    private static final Pattern DIAGRAMS = Pattern.compile("/(ar|en)/ops/(instances|cases)/.*");
    private static final Pattern OF_STAFF = Pattern.compile("/(ar|en)/(desk|office|ops)(/.*)?");
    private static final String COMMON = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; ";

    private final String scripts;

    Zone(String scripts) {
        this.scripts = scripts;
    }

    /** @param path of the address, with the language */
    public static Zone of(String path) {
        if (DIAGRAMS.matcher(path).matches()) {
            return DIAGRAM;
        }
        return OF_STAFF.matcher(path).matches() ? STAFF : PATIENTS;
    }

    /**
     * The header's value.
     *
     * @param nonce of this one answer
     * @param forms origins beside our own that a form's answer may redirect to: browsers ask this rule then, too
     */
    public String policy(String nonce, List<String> forms) {
        return COMMON + scripts.formatted(nonce) + "; form-action " + ("'self' " + String.join(" ", forms)).strip();
    }
}
