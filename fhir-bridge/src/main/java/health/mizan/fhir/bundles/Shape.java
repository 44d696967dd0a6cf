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
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/**
 * The cheap half of validation, on every write: what R4 requires is there, and what must not be overlooked is not. The
 * whole of it takes longer than a caller should wait.
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

    /** @throws Refusal 422 that names each element that is missing or cannot be taken */
    void require(Resource resource) {
        List<Issue> faults = new ArrayList<>();
        look(resource.fhirType(), resource, context.getResourceDefinition(resource), faults, 0);
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.UNPROCESSABLE, faults.subList(0, Math.min(MOST_ISSUES, faults.size())));
        }
    }

    private void look(
            String path,
            IBase element,
            BaseRuntimeElementCompositeDefinition<?> definition,
            List<Issue> faults,
            int depth) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            List<IBase> values = child.getAccessor().getValues(element);
            String there = path + "." + child.getElementName();
            if (child.getMin() > 0 && values.stream().allMatch(IBase::isEmpty)) {
                faults.add(Issue.of("required", there, there + " is required"));
            }
            if (child.getElementName().equals("modifierExtension") && !values.isEmpty()) {
                // R4, section 2.4.2: it may turn the meaning round, so who does not know it must not go on.
                faults.add(Issue.of("extension", there, there + " is not understood here, and may change the meaning"));
            }
            for (int i = 0; i < values.size() && depth < DEEPEST; i++) {
                IBase value = values.get(i);
                String here = child.getMax() == 1 ? there : there + "[" + i + "]";
                unwritable(child, here, value, faults);
                date(here, value, faults);
                extensions(there, value, faults, depth);
                if (value instanceof Narrative narrative) {
                    Narratives.fault(narrative.getDiv())
                            .ifPresent(fault -> faults.add(Issue.of("invariant", there, there + " holds " + fault)));
                }
                if (definition(child, value) instanceof BaseRuntimeElementCompositeDefinition<?> inner
                        && !value.isEmpty()) {
                    look(here, value, inner, faults, depth + 1);
                }
            }
        }
    }

    /** What the writer leaves out or cannot keep. */
    private static void unwritable(BaseRuntimeChildDefinition child, String path, IBase value, List<Issue> faults) {
        if (child.getMax() != 1
                && value instanceof PrimitiveType<?> primitive
                && !primitive.hasValue()
                && !primitive.hasExtension()) {
            // R4, ele-1: an id is not enough. The writer keeps its place with a null, which the reader passes over.
            faults.add(Issue.of("required", path, path + " has a value or extensions of its own"));
        }
        if (child.getElementName().equals("id") && isMute(value)) {
            // R4, Element.id: a text and no more. The writer leaves out whatever stands in its place.
            faults.add(Issue.of("value", path, path + " is a text, not an element of its own"));
        }
    }

    private static boolean isMute(IBase id) {
        return id instanceof StringType text && !text.hasValue() && !text.isEmpty();
    }

    /** The reader takes a date to the minute, which no type of R4 has and the writer does not write. */
    private static void date(String path, IBase value, List<Issue> faults) {
        if (value instanceof BaseDateTimeType date) {
            try {
                date.copy();
            } catch (IllegalArgumentException unfit) {
                faults.add(Issue.of("value", path, path + " is no date as R4 writes them"));
            }
        }
    }

    /** The reader lets a value of null pass, and what is kept without one could not be written as XML (ext-1). */
    private void extensions(String path, IBase value, List<Issue> missing, int depth) {
        if (value instanceof Extension extension && !extension.hasValue() && !extension.hasExtension()) {
            missing.add(Issue.of("required", path, path + " has a value or extensions of its own"));
        }
        if (value instanceof Extension extension && !extension.hasUrl()) {
            missing.add(Issue.of("required", path, path + " has a url"));
        }
        // Those of elements are children of theirs, which are looked at anyhow; those of primitives are nobody's.
        if (value instanceof PrimitiveType<?> primitive && depth < DEEPEST) {
            primitive.getExtension().forEach(one -> within(path + ".extension", one, missing, depth + 1));
        }
    }

    private void within(String path, Extension extension, List<Issue> missing, int depth) {
        extensions(path, extension, missing, depth);
        if (depth < DEEPEST) {
            extension.getExtension().forEach(one -> within(path + ".extension", one, missing, depth + 1));
            if (extension.hasValue()) {
                value(path + ".value", extension.getValue(), missing, depth + 1);
            }
        }
    }

    private void value(String path, IBase value, List<Issue> missing, int depth) {
        date(path, value, missing);
        extensions(path, value, missing, depth);
        if (context.getElementDefinition(value.getClass()) instanceof BaseRuntimeElementCompositeDefinition<?> inner) {
            look(path, value, inner, missing, depth);
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
