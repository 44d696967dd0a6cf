package health.mizan.fhir.payer;

import health.mizan.outbound.Payload;
import health.mizan.parties.PayerId;
import java.util.UUID;

/**
 * A message to a payer, as it is sent and sent again.
 *
 * @param id     of its header
 * @param key    names the operation: the same key is the same bytes
 * @param number under which the payer sees what is asked
 */
record SentMessage(UUID id, String key, UUID bundle, PayerId payer, String event, String number, Payload body) {}
