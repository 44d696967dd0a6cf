package health.mizan.fhir.answers;

import java.util.Set;

/**
 * Who stands for a denied service: the member for what the cover does not give (network, exclusions, limits, time), the
 * provider for what it did or wrote. From the dialect's 71 reasons; one that is not known is the provider's, because
 * nobody is billed on a guess.
 */
final class Liability {

    private static final Set<String> MEMBER = Set.of(
            "AD-2-3", "CV-1-1", "CV-1-3", "CV-1-4", "CV-1-6", "CV-1-7", "CV-1-8", "CV-1-10", "CV-2-1", "CV-3-1",
            "CV-3-3", "CV-3-4", "CV-3-5", "CV-4-5", "CV-4-6");

    private Liability() {}

    static boolean isMembers(String reason) {
        return MEMBER.contains(reason);
    }
}
