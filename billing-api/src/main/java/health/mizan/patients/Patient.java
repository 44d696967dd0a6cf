package health.mizan.patients;

import health.mizan.masterdata.Recorded;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.persons.Identifier;
import health.mizan.persons.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person who receives care, as registered. */
public record Patient(PatientId id, long version, Details details, List<Registration> registrations)
        implements Recorded {

    private static final List<String> ASKED_FOR =
            List.of(Identifier.NATIONAL_ID, Identifier.IQAMA, Identifier.PASSPORT, Identifier.BORDER_NUMBER);

    public Patient {
        registrations = List.copyOf(registrations);
    }

    /**
     * What the desk records and corrects.
     *
     * @param restricted a person whom the curious would look up: shown only to some roles, or for a stated reason
     */
    public record Details(
            Person person, Contact contact, List<Identifier> identifiers, boolean deceased, boolean restricted) {
        public Details {
            identifiers = List.copyOf(identifiers);
        }

        /** The number that people here are asked for: of the identity card or permit, else of a passport, else any. */
        public Optional<Identifier> mainNumber() {
            return identifiers.stream().min(Comparator.comparingInt(number -> {
                int place = ASKED_FOR.indexOf(number.system());
                return place < 0 ? ASKED_FOR.size() : place;
            }));
        }
    }

    /** @param phone in E.164 form, such as +966512345678 */
    public record Contact(
            @Nullable Phi<String> phone, @Nullable Phi<String> email) {}

    /**
     * A file at one site.
     *
     * @param facility the site's code
     */
    public record Registration(String facility, Phi<String> fileNumber) {}
}
