package health.mizan.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.RequestHeaderMethodArgumentResolver;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Lets a parameter or header be absent that is declared nullable. Spring 6 looks for the annotation on the parameter,
 * where JSpecify's, which belongs to the type, is not seen: every such parameter would be required.
 */
@Component
class NullableParameters implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            public void afterPropertiesSet() {
                super.afterPropertiesSet();
                List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
                resolvers.add(new Parameter(getBeanFactory()));
                resolvers.add(new Header(getBeanFactory()));
                List<HandlerMethodArgumentResolver> present = getArgumentResolvers();
                if (present != null) {
                    resolvers.addAll(present);
                }
                setArgumentResolvers(resolvers);
            }
        };
    }

    private static boolean mayBeAbsent(MethodParameter parameter) {
        return parameter.getParameter().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static final class Parameter extends RequestParamMethodArgumentResolver {

        Parameter(@Nullable ConfigurableBeanFactory beans) {
            super(beans, false);
        }

        @Override
        protected void handleMissingValue(String name, MethodParameter parameter, NativeWebRequest request)
                throws Exception {
            if (!mayBeAbsent(parameter)) {
                super.handleMissingValue(name, parameter, request);
            }
        }

        @Override
        protected void handleMissingValueAfterConversion(
                String name, MethodParameter parameter, NativeWebRequest request) throws Exception {
            if (!mayBeAbsent(parameter)) {
                super.handleMissingValueAfterConversion(name, parameter, request);
            }
        }
    }

    private static final class Header extends RequestHeaderMethodArgumentResolver {

        Header(@Nullable ConfigurableBeanFactory beans) {
            super(beans);
        }

        @Override
        protected void handleMissingValue(String name, MethodParameter parameter)
                throws ServletRequestBindingException {
            if (!mayBeAbsent(parameter)) {
                super.handleMissingValue(name, parameter);
            }
        }

        @Override
        protected void handleMissingValueAfterConversion(
                String name, MethodParameter parameter, NativeWebRequest request) throws Exception {
            if (!mayBeAbsent(parameter)) {
                super.handleMissingValueAfterConversion(name, parameter, request);
            }
        }
    }
}
