package health.mizan.catalogue;

/** What the tax rules see in a service; the rate itself also depends on the buyer and the day. */
public enum VatClass {
    /** Private healthcare: zero-rated for citizens (VATEX-SA-HEA), standard for others. */
    HEALTH_SERVICE,
    /** Qualifying medicines and devices: zero-rated for all (VATEX-SA-35). */
    QUALIFYING_MEDICINE,
    QUALIFYING_DEVICE,
    /** Anything else sold, such as spectacle frames or cosmetics. */
    GENERAL
}
