package health.mizan.catalogue;

import java.util.UUID;

/** Something the clinic does or hands out and bills. */
public record ServiceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
