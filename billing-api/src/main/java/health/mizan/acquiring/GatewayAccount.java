package health.mizan.acquiring;

import java.util.UUID;

/**
 * One account of the clinic with a gateway.
 *
 * @param id   what the ledger knows it by
 * @param code what the settings and the address of its webhooks call it
 */
public record GatewayAccount(UUID id, String code, GatewaySettings.Account settings) {}
