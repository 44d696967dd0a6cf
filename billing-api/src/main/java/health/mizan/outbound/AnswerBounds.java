package health.mizan.outbound;

import health.mizan.bounds.Bounds;
import health.mizan.bounds.JsonBounds;
import health.mizan.bounds.XmlBounds;
import java.util.Locale;

/**
 * What others answer passes the same bounds as what others send: a party's parser bomb is a bomb all the same, and by
 * whichever name it goes. Those who read answers read JSON and ask no label.
 */
final class AnswerBounds {

    private static final JsonBounds JSON = new JsonBounds(Bounds.FHIR);
    private static final XmlBounds XML = new XmlBounds(Bounds.FHIR);

    private AnswerBounds() {}

    /** @throws health.mizan.bounds.OutOfBounds if it calls itself JSON or XML, or looks like JSON, and breaks a rule */
    static void check(Outcome.Answered answer) {
        if (answer.body().size() == 0) {
            return;
        }
        String type = answer.header("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        byte[] body = answer.body().bytes();
        if (type.endsWith("/xml") || type.endsWith("+xml")) {
            XML.check(body);
        } else if (type.endsWith("/json") || type.endsWith("+json") || looksLikeJson(body)) {
            JSON.check(body);
        }
    }

    private static boolean looksLikeJson(byte[] body) {
        for (byte one : body) {
            if (one > ' ') {
                return one == '{' || one == '[';
            }
        }
        return false;
    }
}
