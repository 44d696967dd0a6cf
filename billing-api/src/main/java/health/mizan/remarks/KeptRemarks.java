package health.mizan.remarks;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remarks as a column of JSON holds them. */
public final class KeptRemarks {

    /** Apart from the mapper of the HTTP API, whose habits may change while what is stored stays. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .build();

    private static final TypeReference<List<Remark>> REMARKS = new TypeReference<>() {};

    private KeptRemarks() {}

    /** Null for none. */
    public static @Nullable String json(List<Remark> remarks) {
        try {
            return remarks.isEmpty() ? null : JSON.writeValueAsString(Remark.bounded(remarks));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("remarks cannot be written", bug);
        }
    }

    /** @param written what was kept in English before remarks were data; null if nothing was */
    public static List<Remark> of(@Nullable String json, @Nullable String written) {
        return written == null ? of(json) : List.of(Remark.quoting(Remark.Kind.WRITTEN, written));
    }

    public static List<Remark> of(@Nullable String json) {
        try {
            return json == null ? List.of() : List.copyOf(JSON.readValue(json, REMARKS));
        } catch (JsonProcessingException changed) {
            throw new IllegalStateException("remarks do not fit their shape any more", changed);
        }
    }
}
