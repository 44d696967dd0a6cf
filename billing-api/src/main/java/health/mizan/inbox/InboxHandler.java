package health.mizan.inbox;

/**
 * Works on the messages of one source. Runs inside the transaction that settles the message, so its effect happens
 * once; it must not call another party. An exception means "try again later".
 */
public interface InboxHandler {

    String source();

    InboxOutcome handle(InboxMessage message);
}
