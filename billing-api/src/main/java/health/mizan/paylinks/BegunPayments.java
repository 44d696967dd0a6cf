package health.mizan.paylinks;

/** What was begun by links: answered where payments are known. */
public interface BegunPayments {

    /**
     * Whether nobody knows yet if money moved by the link. Runs in the caller's transaction and lets nothing become of its
     * payment until that ends.
     */
    boolean inDoubt(PayLink link);
}
