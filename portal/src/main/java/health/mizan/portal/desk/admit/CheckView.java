package health.mizan.portal.desk.admit;

import health.mizan.discoveries.Discovered;
import health.mizan.frontdesk.DiscoveryView;
import health.mizan.persons.Identifier;
import health.mizan.portal.desk.Names;
import health.mizan.portal.desk.patient.CoverView;
import health.mizan.portal.pages.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an insurer says of somebody without a file.
 *
 * @param document national-id, iqama or passport
 * @param number   as far as it may stand open on a desk's screen
 * @param born     as it was told; null if it was not
 * @param member   the member number that the insurer named; null if it named none
 * @param network  of the cover; null if the insurer named none
 */
public record CheckView(
        String id,
        String document,
        String number,
        @Nullable String born,
        @Nullable String member,
        @Nullable String network,
        CoverView cover) {

    static CheckView of(DiscoveryView asked, Language language, Instant now) {
        Identifier number = asked.sought().number();
        Discovered.Cover cover = asked.cover();
        return new CheckView(
                asked.id().toString(),
                switch (number.system()) {
                    case Identifier.NATIONAL_ID -> "national-id";
                    case Identifier.IQAMA -> "iqama";
                    default -> "passport";
                },
                Names.masked(number),
                asked.sought().born() == null ? null : asked.sought().born().written(),
                cover == null || cover.memberNumber() == null
                        ? null
                        : cover.memberNumber().reveal(),
                cover == null ? null : cover.network(),
                CoverView.of(asked, language, now));
    }

    @Override
    public String toString() {
        return "▮";
    }
}
