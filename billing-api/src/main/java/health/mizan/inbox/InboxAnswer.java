package health.mizan.inbox;

/**
 * What the sender is answered, now or when it repeats the message.
 *
 * @param status HTTP status
 * @param body   text; may hold health data, and is kept encrypted
 */
public record InboxAnswer(int status, String contentType, String body) {

    @Override
    public String toString() {
        return "InboxAnswer[" + status + ", " + contentType + ", ▮]";
    }
}
