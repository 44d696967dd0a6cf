package health.mizan.attacks;

/** A part of the application that is attacked in its own way: how each case reaches us there, and what works there. */
interface Surface {

    /** As the sample names it. */
    String name();

    void bind(Bindings to);

    /** What somebody lawful does at the same doors, which must succeed, or a refusal proves nothing. */
    String twin();

    void runTwin(Attack lawful) throws Exception;
}
