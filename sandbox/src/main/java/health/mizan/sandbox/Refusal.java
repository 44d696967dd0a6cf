package health.mizan.sandbox;

/** A request that a server turns down, as the answer it gives. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Answer answer() {
        return Answer.error(status, code, String.valueOf(getMessage()));
    }
}
