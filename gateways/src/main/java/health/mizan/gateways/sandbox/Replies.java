package health.mizan.gateways.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.acquiring.FailureClass;
import health.mizan.acquiring.GatewayReply;
import health.mizan.outbound.Outcome;
import java.io.IOException;
import java.net.URI;

/** What the gateway's HTTP means. A refusal is believed only when it is whole and says so; all else is unclear. */
final class Replies {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Replies() {}

    static GatewayReply of(Outcome outcome, URI pages) {
        return switch (outcome) {
            case Outcome.NotSent(var obstacle) -> new GatewayReply.NotSent(obstacle.name());
            case Outcome.Unknown(var doubt) -> new GatewayReply.Unclear(doubt.name());
            case Outcome.Answered answered
            when answered.successful() ->
                PaymentReader.ofAnswer(answered.body().bytes(), pages)
                        .<GatewayReply>map(GatewayReply.Seen::new)
                        .orElseGet(() -> new GatewayReply.Unclear("the answer cannot be read"));
            case Outcome.Answered answered -> refusal(answered);
        };
    }

    private static GatewayReply refusal(Outcome.Answered answered) {
        int status = answered.status();
        String code = code(answered);
        return switch (status) {
            case 429 -> new GatewayReply.Refused(FailureClass.RATE_LIMITED, "429");
            case 401, 403 -> new GatewayReply.Refused(FailureClass.REJECTED_CONFIG, code.isEmpty() ? "401" : code);
            // A proxy's page says nothing about the payment, only the gateway's own words do.
            case 404 ->
                code.equals("not_found")
                        ? new GatewayReply.Absent()
                        : new GatewayReply.Unclear("404 without the gateway's code");
            case 409 ->
                switch (code) {
                    // It was there before: inquire, and find out how it stands.
                    case "duplicate_reference" -> new GatewayReply.Unclear(code);
                    case "not_capturable", "not_voidable", "not_refundable" ->
                        new GatewayReply.Refused(FailureClass.GONE, code);
                    default -> new GatewayReply.Unclear("409 " + code);
                };
            case 400, 422 ->
                code.isEmpty()
                        ? new GatewayReply.Unclear(status + " without the gateway's code")
                        : new GatewayReply.Refused(FailureClass.VALIDATION, code);
            default -> new GatewayReply.Unclear("status " + status);
        };
    }

    /** The gateway's own code; empty if the body is not one of its errors. */
    private static String code(Outcome.Answered answered) {
        try {
            JsonNode body = JSON.readTree(answered.body().bytes());
            String code = body == null ? "" : body.path("error").path("code").asText("");
            return code.matches("[a-z_]{1,60}") ? code : "";
        } catch (IOException notJson) {
            return "";
        }
    }
}
