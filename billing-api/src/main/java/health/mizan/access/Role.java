package health.mizan.access;

import java.util.Optional;

/** What a person is employed to do here, or is here for. Read from the access token, never stored by us. */
public enum Role {
    PATIENT("patient"),
    FRONT_DESK("front-desk"),
    BILLER("biller"),
    FINANCE("finance"),
    ADMIN("admin"),
    OPERATOR("operator");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** As the identity server writes it in {@code realm_access.roles}. */
    public String code() {
        return code;
    }

    /** Empty for roles of other applications, which tokens also carry. */
    public static Optional<Role> of(String code) {
        for (Role role : values()) {
            if (role.code.equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
