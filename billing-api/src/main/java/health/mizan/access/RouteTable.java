package health.mizan.access;

import java.util.List;

/**
 * The routes of one capability and who may use them. Each capability with a controller contributes one bean; a request
 * that no rule names is refused, and a test fails the build for a mapped route without a rule or a rule without a route.
 */
@FunctionalInterface
public interface RouteTable {

    List<RouteRule> rules();
}
