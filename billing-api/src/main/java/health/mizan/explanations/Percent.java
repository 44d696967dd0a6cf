package health.mizan.explanations;

import java.math.BigDecimal;

/** A percentage as people read it: 2000 basis points are 20 %. */
public record Percent(int basisPoints) {

    String digits() {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }
}
