package health.mizan.idempotency;

import java.util.Map;

/**
 * What a repeat is answered with.
 *
 * @param fingerprint SHA-256 of the first request in hex; a repeat must match it
 * @param headers     those that belong to the answer, not to its transport
 * @param body        JSON; empty for none
 */
record StoredAnswer(String fingerprint, int status, Map<String, String> headers, String body) {}
