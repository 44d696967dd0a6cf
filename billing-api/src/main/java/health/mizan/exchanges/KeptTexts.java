package health.mizan.exchanges;

import java.util.List;
import java.util.UUID;

/** A place where the texts of exchanges are kept, encrypted; those who keep them implement it. */
public interface KeptTexts {

    /** Its name in the list of exchanges. */
    String shelf();

    /** What is kept of the exchange, oldest first, without opening any of it; without those that were erased. */
    List<KeptText> list(UUID exchange);

    /** The same with their texts, for one who has said why. */
    List<KeptText.Opened> open(UUID exchange);
}
