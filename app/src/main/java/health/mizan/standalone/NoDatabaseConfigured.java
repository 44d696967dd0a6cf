package health.mizan.standalone;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

final class NoDatabaseConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
        return !StringUtils.hasText(context.getEnvironment().getProperty(StandaloneEnvironment.DATABASE_URL));
    }
}
