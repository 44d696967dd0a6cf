package health.mizan.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much we take in.
 *
 * @param maxJson       one JSON body of our own API, or one webhook
 * @param maxFhir       one FHIR body, JSON or XML, after decompression
 * @param maxForm       one form, as a browser or an OAuth client sends it
 * @param maxText       one CSV or plain text body
 * @param maxMultipart  one upload with all its parts
 * @param maxHeld       all bodies held in memory at one time; beyond it callers are asked to come back
 * @param maxParameters names in one form or query
 * @param bodyTime      within which a body must have arrived, however slowly it trickles
 * @param lingerTime    how long a refused body is still read and thrown away, so that its sender gets to see the answer
 */
@Validated
@ConfigurationProperties(prefix = "mizan.intake", ignoreUnknownFields = false)
record IntakeSettings(
        @DefaultValue("1MB") DataSize maxJson,
        @DefaultValue("8MB") DataSize maxFhir,
        @DefaultValue("256KB") DataSize maxForm,
        @DefaultValue("10MB") DataSize maxText,
        @DefaultValue("20MB") DataSize maxMultipart,
        @DefaultValue("128MB") DataSize maxHeld,
        @DefaultValue("500") int maxParameters,
        @DefaultValue("30s") Duration bodyTime,
        @DefaultValue("2s") Duration lingerTime,
        @DefaultValue Connections connections) {

    /**
     * The listening socket.
     *
     * @param max            open at one time; more wait in the queue
     * @param queue          waiting to be accepted; more are turned away by the operating system
     * @param silence        a connection that sends nothing for so long in the midst of a request is closed
     * @param idle           a connection without a request is closed after so long
     * @param maxRequests    over one connection before it is closed
     * @param maxHeader      request line and header together
     * @param maxHeaderCount lines in one header
     */
    record Connections(
            @DefaultValue("2000") int max,
            @DefaultValue("200") int queue,
            @DefaultValue("10s") Duration silence,
            @DefaultValue("20s") Duration idle,
            @DefaultValue("1000") int maxRequests,
            @DefaultValue("16KB") DataSize maxHeader,
            @DefaultValue("100") int maxHeaderCount) {}
}
