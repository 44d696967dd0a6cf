package health.mizan.portal.claims;

import health.mizan.masterdata.Codes;
import health.mizan.portal.kit.Tone;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a form, told on the page that it led to. */
public enum Said {
    SENT(Tone.GOOD),
    /** The checks found something that keeps it here. */
    HELD(Tone.BAD),
    CHECKED(Tone.GOOD),
    ASKED(Tone.GOOD),
    REPLACED(Tone.GOOD),
    CANCELLED(Tone.GOOD),
    RULED(Tone.GOOD),
    DECIDED(Tone.GOOD),
    /** It stands otherwise by now. */
    NOT_NOW(Tone.BAD);

    private final Tone tone;

    Said(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** Of its text. */
    public String key() {
        return "office.said." + Codes.code(this);
    }

    static Optional<Said> of(@Nullable String code) {
        return code == null ? Optional.empty() : Codes.of(Said.class, code);
    }
}
