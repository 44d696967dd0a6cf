package health.mizan.csv;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of a CSV file that is read.
 *
 * @param maxFileSize   of the file as sent
 * @param maxRows       without the header
 * @param maxColumns    cells in a row
 * @param maxCellLength characters in a cell
 * @param maxErrors     errors listed before the rest is only counted
 */
@Validated
@ConfigurationProperties(prefix = "mizan.csv", ignoreUnknownFields = false)
public record CsvSettings(
        @DefaultValue("5MB") DataSize maxFileSize,
        @DefaultValue("20000") @Min(1) @Max(200_000) int maxRows,
        @DefaultValue("60") @Min(1) @Max(200) int maxColumns,
        @DefaultValue("1000") @Min(10) @Max(10_000) int maxCellLength,
        @DefaultValue("200") @Min(1) @Max(1000) int maxErrors) {

    public static CsvSettings defaults() {
        return new CsvSettings(DataSize.ofMegabytes(5), 20_000, 60, 1000, 200);
    }
}
