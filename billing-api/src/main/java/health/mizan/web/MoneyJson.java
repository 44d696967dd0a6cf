package health.mizan.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import health.mizan.money.Money;
import health.mizan.money.MoneyText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Money in JSON: {@code {"amount":"115.00","currency":"SAR"}}. The amount is text because JavaScript has no decimals
 * and because a JSON number may carry an exponent that costs minutes to expand.
 */
final class MoneyJson extends SimpleModule {

    MoneyJson() {
        super("money");
        addSerializer(Money.class, new Writer());
        addDeserializer(Money.class, new Reader());
    }

    private record Shape(@Nullable String amount, @Nullable String currency) {}

    private static final class Writer extends StdSerializer<Money> {

        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", money.toDecimal().toPlainString());
            json.writeStringField("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<Money> {

        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Shape shape = context.readValue(json, Shape.class);
            if (shape.amount() == null || shape.currency() == null) {
                return context.reportInputMismatch(Money.class, "money needs an amount and a currency");
            }
            try {
                return MoneyText.parse(shape.amount(), shape.currency());
            } catch (IllegalArgumentException | ArithmeticException refused) {
                return context.reportInputMismatch(Money.class, "%s", refused.getMessage());
            }
        }
    }
}
