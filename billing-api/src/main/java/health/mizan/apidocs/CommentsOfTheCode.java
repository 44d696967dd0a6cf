package health.mizan.apidocs;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.SpringDocJavadocProvider;
import org.springframework.stereotype.Component;

/** What the code says about itself, in Markdown instead of the HTML of Javadoc, as OpenAPI wants it. */
@Component
class CommentsOfTheCode extends SpringDocJavadocProvider {

    @Override
    public @Nullable String getClassJavadoc(Class<?> type) {
        return markdown(super.getClassJavadoc(type));
    }

    @Override
    public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
        Map<String, String> members = new TreeMap<>();
        super.getRecordClassParamJavadoc(type).forEach((name, text) -> {
            String plain = markdown(text);
            if (plain != null) {
                members.put(name, plain);
            }
        });
        return members;
    }

    @Override
    public @Nullable String getMethodJavadocDescription(Method method) {
        return markdown(super.getMethodJavadocDescription(method));
    }

    @Override
    public @Nullable String getParamJavadoc(Method method, String name) {
        return markdown(super.getParamJavadoc(method, name));
    }

    private static @Nullable String markdown(@Nullable String html) {
        return html == null
                ? null
                : html.replaceAll("</?(code|tt)>", "`")
                        .replaceAll("</?(p|em|b)>|</?a[^>]*>", "")
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
