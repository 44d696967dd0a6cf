package health.mizan.acquiring;

/** What came of asking a gateway. */
public sealed interface GatewayReply {

    /** It did what was asked, or tells how things stand. */
    record Seen(GatewayView view) implements GatewayReply {}

    /** It has no payment of that reference. */
    record Absent() implements GatewayReply {}

    /**
     * It has not done it and will not.
     *
     * @param code the gateway's own
     */
    record Refused(FailureClass failure, String code) implements GatewayReply {}

    /** It certainly has not seen the request. */
    record NotSent(String why) implements GatewayReply {}

    /** It may have done it: nobody knows until somebody asks. */
    record Unclear(String what) implements GatewayReply {}
}
