package health.mizan.portal.ops.causes;

import health.mizan.acquiring.FailureClass;
import health.mizan.masterdata.Codes;
import health.mizan.portal.office.Labels;
import health.mizan.portal.pages.Page;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What became of a call, a message or a delivery, as the code that met it wrote it down: one text for logs, database and
 * pages. Here it gets words; the text stays beside them, since it is what is searched for.
 */
public enum Cause {
    BREAKER_OPEN("BREAKER_OPEN"),
    BULKHEAD_FULL("BULKHEAD_FULL"),
    NAME_NOT_RESOLVED("NAME_NOT_RESOLVED"),
    ADDRESS_NOT_ALLOWED("ADDRESS_NOT_ALLOWED"),
    NOT_CONNECTED("NOT_CONNECTED"),
    NO_CREDENTIALS("NO_CREDENTIALS"),
    TLS_REFUSED("TLS_REFUSED"),
    TIMED_OUT("TIMED_OUT"),
    BROKEN_OFF("BROKEN_OFF"),
    ANSWER_TOO_LARGE("ANSWER_TOO_LARGE"),
    ANSWER_OUT_OF_BOUNDS("ANSWER_OUT_OF_BOUNDS"),
    INTERRUPTED("INTERRUPTED"),
    NO_ADDRESS("no outbound target .*|no connection to an EMR|no-electronic-connection"),
    NO_ANSWER("no-answer"),
    QUEUED("queued"),

    NOT_LET_IN("(?:http |status )?(?:401|403)\\b.*"),
    NOT_FOUND("(?:http |status )?(?:404|410)\\b.*"),
    CONFLICT("(?:http |status )?409\\b.*|duplicate_reference"),
    TOO_SLOW("(?:http |status )?408\\b.*"),
    TOO_LARGE("(?:http |status )?413\\b.*"),
    TOO_MANY("(?:http |status )?429\\b.*"),
    NOT_ACCEPTED("(?:http |status )?4\\d\\d\\b.*|fatal-error"),
    FAULT_THERE("(?:http |status )?5\\d\\d\\b.*|transient-error"),
    NO_ANSWER_MEANT("(?:http |status )?[13]\\d\\d\\b.*"),

    UNREADABLE("unreadable .*|the answer cannot be read|no answer in the message|stored under no id"),
    OF_ANOTHER("the answer is (?:about another claim|to another message)"),
    NOT_THERE("the gateway does not know of it|the EMR does not have it"),
    NOT_THERE_YET("the gateway does not know of it yet"),
    OLDER_THERE("the EMR has an older version"),
    NOT_DONE("answered without having done it"),
    COPY_GONE("never settled: .*|leased \\d+ times and never settled|the lease of .* ended before its handler did"),
    OTHER_VERSION("the handler does not know the event .*|a stored .* does not fit .* any more"),

    ACCOUNT_GONE("account-gone"),
    NOT_A_PAYMENT("not-a-payment"),
    UNKNOWN_REFERENCE("unknown-reference"),
    MISMATCH("mismatch"),
    UNNAMED("unnamed");

    /** What stands before the cause of a try that was given up, or of a question about one in doubt. */
    private static final Pattern LEAD =
            Pattern.compile("(?:not sent|the inquiry (?:was refused|was not sent|failed)): (?<why>.*)", Pattern.DOTALL);

    private final Pattern written;

    Cause(String written) {
        this.written = Pattern.compile(written, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Of the text without its lead; empty where it says something that only its writer knows, such as a payer's codes. */
    public static Optional<Cause> of(String text) {
        String why = why(text);
        return Stream.of(values())
                .filter(one -> one.written.matcher(why).matches())
                .findFirst();
    }

    /** In the language of the page; empty where the text has to speak for itself. */
    public static Optional<String> said(Page page, String text) {
        String why = why(text);
        return FailureClass.of(why).map(kind -> Labels.failure(page, why)).or(() -> of(why).map(
                        one -> page.text("ops.cause." + Codes.code(one))));
    }

    private static String why(String text) {
        Matcher led = LEAD.matcher(text);
        return led.matches() ? led.group("why") : text;
    }
}
