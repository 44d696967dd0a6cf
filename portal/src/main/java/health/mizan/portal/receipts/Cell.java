package health.mizan.portal.receipts;

import health.mizan.money.Money;
import java.util.List;

/** What stands beside a label. */
public sealed interface Cell {

    /** Numbers and days, the same in both languages and written from left to right. */
    record Plain(String text) implements Cell {}

    /** Names, each in its own direction. */
    record Names(List<String> names) implements Cell {
        public Names {
            names = List.copyOf(names);
        }
    }

    record Words(Both words) implements Cell {}

    record Total(Money money) implements Cell {}
}
