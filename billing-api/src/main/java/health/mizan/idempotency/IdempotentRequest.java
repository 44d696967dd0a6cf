package health.mizan.idempotency;

/**
 * A request that carries an Idempotency-Key. A controller method takes it as a parameter; a request without a usable
 * key is then refused before the method runs.
 *
 * @param caller the authenticated caller's name: nobody is ever given another's stored answer
 * @param route  method and path pattern, such as {@code POST /api/invoices/{id}/payments}
 * @param target method, path and query as sent; a key used again for another target is a mistake
 * @param key    as sent, without the quotes of a structured field
 */
public record IdempotentRequest(String caller, String route, String target, String key) {}
