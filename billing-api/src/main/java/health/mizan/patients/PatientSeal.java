package health.mizan.patients;

import health.mizan.crypto.BlindIndex;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.persons.Identifier;
import health.mizan.persons.NameWords;
import health.mizan.persons.Person;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what identifies a patient into what the database may hold: ciphertext, and keyed hashes to find it by. Hashes of
 * name beginnings show a thief of the database how often each occurs, though not which it is; that is the price of
 * finding a patient by a few letters.
 */
@Component
class PatientSeal {

    /** Shorter beginnings of file numbers would list the whole site. */
    static final int SHORTEST_FILE_PREFIX = 4;

    private final FieldCipher cipher;
    private final BlindIndex index;

    PatientSeal(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    byte @Nullable [] seal(String column, PatientId id, @Nullable Phi<String> value) {
        return value == null ? null : seal(column, id, value.reveal());
    }

    byte[] seal(String column, PatientId id, String value) {
        return cipher.encrypt(value, FieldAddress.of("patient", column, id));
    }

    @Nullable
    Phi<String> open(String column, PatientId id, byte @Nullable [] sealed) {
        return sealed == null ? null : Phi.of(openText(column, id, sealed));
    }

    String openText(String column, PatientId id, byte[] sealed) {
        return cipher.decryptText(sealed, FieldAddress.of("patient", column, id));
    }

    /** Numbers are compared without spaces and case, as people copy them from cards. */
    byte[] numberHash(Identifier identifier) {
        return index.of("patient_identifier:" + identifier.system(), comparable(identifier.value()));
    }

    byte[] fileNumberHash(Phi<String> fileNumber) {
        return index.of("patient_registration.file_number", comparable(fileNumber));
    }

    byte @Nullable [] phoneHash(@Nullable Phi<String> phone) {
        return phone == null ? null : index.of("patient.phone", comparable(phone));
    }

    long[] nameIndex(Person.Name name) {
        Set<String> prefixes = new LinkedHashSet<>();
        scripts(name).forEach(text -> prefixes.addAll(NameWords.prefixes(text)));
        return hashes("patient.name", prefixes);
    }

    /** What of the index to look for when somebody types {@code text}; empty if it is too short to search for. */
    long[] soughtNames(String text) {
        return hashes("patient.name", NameWords.sought(text));
    }

    long[] fileNumberIndex(Phi<String> fileNumber) {
        String number = comparable(fileNumber);
        Set<String> prefixes = new LinkedHashSet<>();
        for (int end = SHORTEST_FILE_PREFIX; end <= number.length(); end++) {
            prefixes.add(number.substring(0, end));
        }
        return hashes("patient_registration.prefix", prefixes);
    }

    long[] soughtFileNumber(String text) {
        String number = comparable(Phi.of(text));
        return number.length() < SHORTEST_FILE_PREFIX
                ? new long[0]
                : hashes("patient_registration.prefix", Set.of(number));
    }

    /** Equal for two persons whose whole name, in one of the scripts, and birth year are the same. */
    long[] likeness(Person person) {
        int year = person.birthDate().year();
        Set<String> names = new LinkedHashSet<>();
        scripts(person.name()).forEach(text -> names.add(String.join(" ", NameWords.of(text)) + "|" + year));
        return hashes("patient.likeness", names);
    }

    private static Stream<String> scripts(Person.Name name) {
        return Stream.of(name.arabic(), name.latin())
                .filter(form -> form != null)
                .map(Phi::reveal);
    }

    private static String comparable(Phi<String> number) {
        return number.reveal().replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }

    private long[] hashes(String name, Collection<String> values) {
        return values.stream()
                .mapToLong(value -> ByteBuffer.wrap(index.of(name, value)).getLong())
                .toArray();
    }
}
