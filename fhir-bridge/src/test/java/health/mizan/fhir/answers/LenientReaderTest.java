package health.mizan.fhir.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.fhir.nphies.MessageFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a partner sends is read or refused: a bare error of the parser would leave its call without an end. */
class LenientReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "[]",
                "{}",
                "{\"resourceType\":null}",
                "{\"resourceType\":[\"Bundle\"]}",
                "{\"resourceType\":\"Nothing\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":null}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":{}}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[null]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[[]]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[\"x\"]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":null}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":[]}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":\"x\"}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":{}}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":{\"resourceType\":1}}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"timestamp\":\"yesterday\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"extension\":[null],\"entry\":[{\"link\":[null]}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"meta\":{\"tag\":[null]}}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"meta\":[]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"text\":{\"div\":\" \"}}}]}"
            })
    void what_is_no_message_is_named_as_such(String body) {
        assertThatThrownBy(() -> Said.READER.message(body.getBytes(UTF_8), "NAJD"))
                .isInstanceOf(MessageFault.class);
        assertThatThrownBy(() -> Said.READER.whole(body.getBytes(UTF_8))).isInstanceOf(MessageFault.class);
    }
}
