package health.mizan.beats;

import health.mizan.outbox.Subject;

/**
 * What is to be asked of whom.
 *
 * @param key     identifies the operation for ever, here and at the other party, such as {@code capture-} and an id:
 *                the same operation tried again has the same key
 * @param target  whom, such as {@code gateway.acme}
 * @param subject what it is about
 */
public record Intent(String key, String target, Subject subject) {

    public Intent {
        if (!key.matches("[A-Za-z0-9][A-Za-z0-9._:-]{0,119}")) {
            throw new IllegalArgumentException("a key has up to 120 letters, digits and . _ : -");
        }
        if (!target.matches("[a-z][a-z0-9.-]{0,79}")) {
            throw new IllegalArgumentException("a target is named like gateway.acme");
        }
    }
}
