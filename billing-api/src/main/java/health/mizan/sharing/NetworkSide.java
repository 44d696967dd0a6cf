package health.mizan.sharing;

/** Whether a rule is for care at the plan's own providers, elsewhere, or both. */
public enum NetworkSide {
    ANY,
    IN_NETWORK,
    OUT_OF_NETWORK;

    public boolean covers(NetworkSide visited) {
        return this == ANY || this == visited;
    }
}
