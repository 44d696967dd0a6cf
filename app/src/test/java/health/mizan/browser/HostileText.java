package health.mizan.browser;

import com.fasterxml.jackson.databind.node.TextNode;

/** A text that wants to be a link that runs, a program of a template engine, and a picture that loads. */
final class HostileText {

    static final HostileText NAME = new HostileText("<a href=\"javascript:alert(1)\">x</a>"
            + " {{constructor.constructor('alert(1)')()}}"
            + " <svg onload=\"alert(1)\"><image href=\"https://evil.example/x\"/></svg>");

    private final String text;

    private HostileText(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Somewhere in a page's source, in whatever way it is escaped. */
    boolean standsIn(String source) {
        return source.contains("{{constructor.constructor(");
    }

    boolean standsRawIn(String source) {
        return source.contains("<a href=\"javascript:") || source.contains("<svg onload") || source.contains("<image");
    }

    /** As it was given, or as it stands in a message in JSON. */
    boolean isReadIn(String shown) {
        String inJson = TextNode.valueOf(text).toString();
        return shown.contains(text) || shown.contains(inJson.substring(1, inJson.length() - 1));
    }
}
