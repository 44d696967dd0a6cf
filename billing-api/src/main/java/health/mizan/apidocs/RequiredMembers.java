package health.mizan.apidocs;

import com.fasterxml.jackson.databind.JavaType;
import health.mizan.masterdata.Required;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A member of a record is there, unless its type says that it may be null and nothing says that it must not. */
@Component
class RequiredMembers implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema == null || java == null || !java.getRawClass().isRecord()) {
            return schema;
        }
        Schema<?> described = schema.get$ref() == null
                ? schema
                : context.getDefinedModels()
                        .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        if (described != null && described.getProperties() != null) {
            Arrays.stream(java.getRawClass().getRecordComponents())
                    .filter(RequiredMembers::required)
                    .map(RecordComponent::getName)
                    .filter(described.getProperties()::containsKey)
                    .filter(name -> described.getRequired() == null
                            || !described.getRequired().contains(name))
                    .forEach(described::addRequiredItem);
        }
        return schema;
    }

    private static boolean required(RecordComponent component) {
        return component.isAnnotationPresent(Required.class)
                || !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
