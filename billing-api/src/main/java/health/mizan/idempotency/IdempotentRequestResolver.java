package health.mizan.idempotency;

import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controller methods their {@link IdempotentRequest}. */
@Configuration(proxyBeanMethods = false)
class IdempotentRequestResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentRequest.class;
    }

    @Override
    public IdempotentRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        String key = IdempotencyHeader.key(Collections.list(request.getHeaders(IdempotencyHeader.NAME)));
        Principal caller = request.getUserPrincipal();
        if (caller == null) {
            throw new ProblemException(ProblemType.NOT_SIGNED_IN, "a key belongs to whoever is signed in");
        }
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return new IdempotentRequest(
                caller.getName(),
                request.getMethod() + " " + Objects.requireNonNull(pattern),
                request.getMethod() + " " + request.getRequestURI() + query,
                key);
    }
}
