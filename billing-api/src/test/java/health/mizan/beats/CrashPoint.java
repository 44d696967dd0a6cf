package health.mizan.beats;

/** Where the process dies. */
enum CrashPoint {
    BEFORE_SENDING,
    BEFORE_THE_GATEWAY_HEARD,
    AFTER_THE_GATEWAY_ACTED,
    WHILE_NOTING_THE_OUTCOME;

    static final int EXIT_CODE = 137;

    void crashIf(CrashPoint here) {
        if (this == here) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
