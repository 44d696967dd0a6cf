package health.mizan.persons;

import health.mizan.parties.Phi;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, as the documents say it.
 *
 * @param residency decides the tax on the patient's part
 */
public record Person(Name name, BirthDate birthDate, Sex sex, Residency residency) {

    /** As FHIR's administrative gender. */
    public enum Sex {
        MALE,
        FEMALE,
        OTHER,
        UNKNOWN
    }

    /** What ties the person to the country: a citizen's part of the bill may be free of VAT, a resident's is not. */
    public enum Residency {
        CITIZEN,
        RESIDENT,
        VISITOR
    }

    /**
     * Both written forms, each as the documents have it: one is never made from the other.
     *
     * @param arabic null when only a Latin form is known
     * @param latin  null when only an Arabic form is known
     */
    public record Name(
            @Nullable Phi<String> arabic, @Nullable Phi<String> latin) {

        public Name {
            if (arabic == null && latin == null) {
                throw new IllegalArgumentException("a name needs an Arabic or a Latin form");
            }
        }
    }
}
