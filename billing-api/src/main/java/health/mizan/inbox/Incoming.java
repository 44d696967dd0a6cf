package health.mizan.inbox;

/**
 * A message at the door.
 *
 * @param source      which door, such as {@code fhir-message} or {@code webhook.acme}; decides who works on it
 * @param sender      who sent it, as authenticated: a client id, a gateway account
 * @param externalId  the sender's id of the message; two messages of one sender never share one
 * @param contentType as declared
 */
public record Incoming(String source, String sender, String externalId, String contentType, RawBody body) {

    private static final int MAX = 255;

    public Incoming {
        if (!source.matches("[a-z][a-z0-9.-]{0,79}")) {
            throw new IllegalArgumentException("a source is named like webhook.acme");
        }
        if (sender.isEmpty() || sender.length() > MAX || externalId.isEmpty() || externalId.length() > MAX) {
            throw new IllegalArgumentException("sender and external id have 1 to " + MAX + " characters");
        }
        if (contentType.length() > MAX) {
            throw new IllegalArgumentException("the content type is longer than " + MAX + " characters");
        }
    }
}
