package health.mizan.portal.claims;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.portal.kit.Step;
import health.mizan.portal.office.OfficeRights;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimStoryTest {

    private static final Page PAGE = new Page(
            Language.ENGLISH, "/office", true, false, new Page.FormToken("t", "t"), "n", (key, parameters) -> key);
    private static final UUID MESSAGE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final List<ClaimStory.Event> EVENTS = List.of(
            new ClaimStory.Event(Instant.parse("2026-11-22T10:00:00Z"), "sent", null, MESSAGE),
            new ClaimStory.Event(Instant.parse("2026-11-22T09:00:00Z"), "drafted", null));

    @Test
    void a_step_leads_to_its_message_for_those_whom_the_message_log_admits() {
        List<Step> steps = steps(new OfficeRights(true, false, false, true));

        assertThat(steps).extracting(Step::title).containsExactly("drafted", "sent");
        assertThat(steps.getFirst().more()).isNull();
        assertThat(steps.getLast().more())
                .isEqualTo(new Step.More("/ops/messages/about/" + MESSAGE, "office.story.message"));
    }

    @Test
    void nobody_is_offered_what_the_door_would_refuse() {
        assertThat(steps(new OfficeRights(true, true, true, false)))
                .extracting(Step::more)
                .containsOnlyNulls();
    }

    private static List<Step> steps(OfficeRights rights) {
        return ClaimStory.steps(PAGE, rights, EVENTS, ZoneId.of("Asia/Riyadh"));
    }
}
