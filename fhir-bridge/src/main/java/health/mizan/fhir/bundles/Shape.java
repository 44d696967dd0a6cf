package health.mizan.fhir.bundles;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * The cheap half of validation, on every write: what R4 requires is there. The whole of it takes longer than a caller
 * should wait.
 */
@Component
class Shape {

    private static final int MOST_ISSUES = 20;
    private static final int DEEPEST = 40;

    private final FhirContext context;

    Shape(FhirContext context) {
        this.context = context;
    }

    FhirTerser terser() {
        return context.newTerser();
    }

    /** @throws Refusal 422 that names each element that is missing */
    void require(Resource resource) {
        List<Issue> missing = new ArrayList<>();
        look(resource.fhirType(), resource, context.getResourceDefinition(resource), missing, 0);
        if (!missing.isEmpty()) {
            throw new Refusal(Refusal.UNPROCESSABLE, missing.subList(0, Math.min(MOST_ISSUES, missing.size())));
        }
    }

    private void look(
            String path,
            IBase element,
            BaseRuntimeElementCompositeDefinition<?> definition,
            List<Issue> missing,
            int depth) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            List<IBase> values = child.getAccessor().getValues(element);
            String there = path + "." + child.getElementName();
            if (child.getMin() > 0 && values.stream().allMatch(IBase::isEmpty)) {
                missing.add(Issue.of("required", there, there + " is required"));
            }
            for (int i = 0; i < values.size() && depth < DEEPEST; i++) {
                IBase value = values.get(i);
                if (definition(child, value) instanceof BaseRuntimeElementCompositeDefinition<?> inner
                        && !value.isEmpty()) {
                    look(child.getMax() == 1 ? there : there + "[" + i + "]", value, inner, missing, depth + 1);
                }
            }
        }
    }

    private BaseRuntimeElementDefinition<?> definition(BaseRuntimeChildDefinition child, IBase value) {
        if (value instanceof Resource resource) {
            return context.getResourceDefinition(resource);
        }
        BaseRuntimeElementDefinition<?> known = child.getChildElementDefinitionByDatatype(value.getClass());
        return known != null ? known : context.getElementDefinition(value.getClass());
    }
}
