package health.mizan.portal.desk.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffersTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 201, 450})
    void a_list_is_offered_whole_however_many_pages_it_has(int size) {
        List<Integer> all = IntStream.rangeClosed(1, size).boxed().toList();

        assertThat(Offers.whole(page -> some(all, page))).isEqualTo(all);
    }

    private static Page<Integer> some(List<Integer> all, PageRequest page) {
        List<Integer> rows = all.stream()
                .filter(number -> number > page.after().id().getLeastSignificantBits())
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rows, page.limit(), number -> new Cursor(Instant.EPOCH, new UUID(0, number)));
    }
}
