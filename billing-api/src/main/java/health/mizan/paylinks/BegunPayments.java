package health.mizan.paylinks;

import health.mizan.access.Caller;

/** What was begun by links: answered where payments are known. */
public interface BegunPayments {

    /**
     * Whether nobody knows yet if money moved by the link. Runs in the caller's transaction and lets nothing become of its
     * payment until that ends.
     */
    boolean inDoubt(PayLink link);

    /**
     * Has the gateway close the page that a link, taken back, alone leads to, if nobody has paid on it. What is held or
     * taken stays, and so does a page that somebody else stands before: another link of the debt was given to them.
     */
    void close(Caller caller, PayLink link);
}
