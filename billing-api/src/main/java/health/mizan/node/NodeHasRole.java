package health.mizan.node;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class NodeHasRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
        Map<String, Object> attributes = annotated.getAnnotationAttributes(ForNode.class.getName());
        if (attributes == null || !(attributes.get("value") instanceof NodeRole wanted)) {
            return true;
        }
        Set<NodeRole> roles = Binder.get(context.getEnvironment())
                .bind("mizan.roles", Bindable.setOf(NodeRole.class))
                .orElse(EnumSet.allOf(NodeRole.class));
        return roles.contains(wanted);
    }
}
