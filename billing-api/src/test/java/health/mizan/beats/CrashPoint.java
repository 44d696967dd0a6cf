package health.mizan.beats;

/** Where the process dies. */
enum CrashPoint {
    BEFORE_SENDING("prepared"),
    BEFORE_THE_GATEWAY_HEARD("sent"),
    AFTER_THE_GATEWAY_ACTED("sent"),
    WHILE_NOTING_THE_OUTCOME("sent"),
    WHILE_ASKING_WHAT_BECAME_OF_IT("unknown"),
    WHILE_NOTING_WHAT_BECAME_OF_IT("unknown"),
    AFTER_SENDING_AGAIN_WHAT_NEVER_ARRIVED("sent");

    static final int EXIT_CODE = 137;

    /** How the call stands then. */
    final String leaves;

    CrashPoint(String leaves) {
        this.leaves = leaves;
    }

    void crashIf(CrashPoint here) {
        if (this == here) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
