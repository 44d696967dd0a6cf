package health.mizan.discoveries;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.BlindIndex;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.parties.Phi;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Turns a number, and what a payer says of it, into what the database may hold. */
@Component
class DiscoverySeal {

    /** Apart from the mapper of the HTTP API, whose habits may change while stored answers stay. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final String TABLE = "discovery";

    private final FieldCipher cipher;
    private final BlindIndex index;

    DiscoverySeal(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    /** What a rotation of keys rewrites of discoveries. */
    @Bean
    static EncryptedColumn discoveriesSought() {
        return EncryptedColumn.of(TABLE, "sought", "id");
    }

    @Bean
    static EncryptedColumn discoveryAnswers() {
        return EncryptedColumn.of(TABLE, "answer", "id");
    }

    /**
     * Equal for what is asked with the same number and birth date. Apart from the index of patients' numbers: nobody can
     * tell from the database which of them have a file.
     */
    byte[] hash(Sought sought) {
        String number = sought.number().value().reveal();
        BirthDate born = sought.born();
        return index.of("discovery:" + sought.number().system(), born == null ? number : number + " " + born.written());
    }

    byte[] seal(DiscoveryId id, Sought sought) {
        BirthDate born = sought.born();
        return written(
                id,
                "sought",
                new Shown(
                        sought.number().system(),
                        sought.number().value().reveal(),
                        born == null ? null : born.text(),
                        born == null ? null : born.hijri()));
    }

    Sought openSought(DiscoveryId id, byte[] sealed) {
        Shown shown = read(id, "sought", sealed, Shown.class);
        return new Sought(
                Identifier.of(shown.system, shown.number),
                shown.born == null ? null : BirthDate.parse(shown.born).withHijri(shown.hijri));
    }

    byte[] seal(DiscoveryId id, Discovered discovered) {
        Discovered.Cover cover = discovered.cover();
        return written(
                id,
                "answer",
                new Said(
                        discovered.answer(),
                        cover == null
                                ? null
                                : new Named(
                                        cover.memberNumber() == null
                                                ? null
                                                : cover.memberNumber().reveal(),
                                        cover.plan(),
                                        cover.network(),
                                        text(cover.from()),
                                        text(cover.until()))));
    }

    Discovered openAnswer(DiscoveryId id, byte[] sealed) {
        Said said = read(id, "answer", sealed, Said.class);
        Named named = said.cover;
        return new Discovered(
                said.answer,
                named == null
                        ? null
                        : new Discovered.Cover(
                                named.member == null ? null : Phi.of(named.member),
                                named.plan,
                                named.network,
                                day(named.from),
                                day(named.until)));
    }

    /** As they are written: {@link Phi} has no text form on purpose. */
    private record Shown(
            String system,
            String number,
            @Nullable String born,
            @Nullable String hijri) {}

    private record Said(EligibilityAnswer answer, @Nullable Named cover) {}

    private record Named(
            @Nullable String member,
            @Nullable String plan,
            @Nullable String network,
            @Nullable String from,
            @Nullable String until) {}

    private byte[] written(DiscoveryId id, String column, Object value) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(value), FieldAddress.of(TABLE, column, id));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the " + column + " of discovery " + id + " cannot be stored");
        }
    }

    private <T> T read(DiscoveryId id, String column, byte[] sealed, Class<T> type) {
        try {
            return JSON.readValue(cipher.decryptText(sealed, FieldAddress.of(TABLE, column, id)), type);
        } catch (JsonProcessingException changed) {
            // The parser's own message would quote it.
            throw new IllegalStateException(
                    "the " + column + " of discovery " + id + " does not fit its shape any more");
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return Optional.ofNullable(text).map(LocalDate::parse).orElse(null);
    }
}
