package health.mizan.cases;

import java.util.List;

/** What hangs on a case and has a say in its moves. Implemented by the charges, which know cases. */
public interface CaseParts {

    /**
     * Something to mend first.
     *
     * @param kind    such as {@code charge}
     * @param subject our id of it
     * @param why     a sentence for the desk; ids and codes, nothing about the person
     */
    record Obstacle(String kind, String subject, String why) {}

    /** Why the service cannot be confirmed yet; empty lets it. Asked under the case's row lock. */
    List<Obstacle> againstConfirming(Case financialCase);

    /** Why the visit cannot be called off; empty lets it. Asked under the case's row lock. */
    List<Obstacle> againstCancelling(Case financialCase);

    /** The cover or the day is another; told in the transaction of the change. */
    void termsChanged(Case financialCase);

    /** The service was confirmed; told in the transaction of the change. */
    void confirmed(Case financialCase);

    /** The case was called off; told in the transaction of the change. */
    void cancelled(Case financialCase);
}
