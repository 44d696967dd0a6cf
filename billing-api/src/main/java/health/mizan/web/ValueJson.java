package health.mizan.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Our values in JSON, without an annotation in them: an id record such as {@code PayerId} is its UUID's text, a constant
 * such as {@code OUT_OF_NETWORK} is {@code "out-of-network"}.
 */
final class ValueJson extends SimpleModule {

    ValueJson() {
        super("values");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new ByShape());
    }

    private static final class ByShape extends NopAnnotationIntrospector {

        @Override
        public Version version() {
            return Version.unknownVersion();
        }

        @Override
        public @Nullable Boolean hasAsValue(Annotated annotated) {
            boolean value = annotated instanceof AnnotatedMethod method
                    && method.getName().equals("value")
                    && isId(method.getDeclaringClass());
            return value ? true : null;
        }

        @Override
        public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
            boolean creator =
                    annotated instanceof AnnotatedConstructor constructor && isId(constructor.getDeclaringClass());
            return creator ? JsonCreator.Mode.DELEGATING : null;
        }

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            if (type.getRawType().getPackageName().startsWith("health.mizan.")) {
                for (int i = 0; i < constants.length; i++) {
                    names[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
                }
            }
            return names;
        }

        private static boolean isId(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            return components != null
                    && components.length == 1
                    && components[0].getType() == UUID.class
                    && type.getName().startsWith("health.mizan.");
        }
    }
}
