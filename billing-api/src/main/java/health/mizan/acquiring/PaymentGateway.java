package health.mizan.acquiring;

import health.mizan.inbox.RawBody;
import java.util.Optional;

/**
 * A payment gateway. Connectors are thin: they translate, decide nothing and keep nothing. No transaction is open when
 * one is asked; the network's troubles are answers, never exceptions.
 */
public interface PaymentGateway {

    /** As accounts name it in the settings. */
    String provider();

    GatewayCapability capability();

    /** Makes a page on which the payer pays; no card ever comes near us. */
    GatewayReply start(GatewayAccount account, PageOrder order);

    GatewayReply change(GatewayAccount account, Change change);

    /** The payment as the gateway has it; {@link GatewayReply.Absent} if it certainly has none of that reference. */
    GatewayReply inquire(GatewayAccount account, String merchantReference);

    /** Whether the gateway signed these bytes, lately and for this account. Compares in constant time. */
    boolean signed(GatewayAccount account, SignedNotice notice);

    /** What a genuine notice tells; empty if it is not about a payment, or cannot be read. */
    Optional<GatewayView> read(GatewayAccount account, RawBody body);
}
