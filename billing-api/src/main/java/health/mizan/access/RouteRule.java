package health.mizan.access;

/**
 * One line of the route table.
 *
 * @param method  an HTTP method in capitals
 * @param pattern a path pattern as Spring writes it, such as {@code /api/patients/{id}}
 */
public record RouteRule(String method, String pattern, Access access) {

    public static RouteRule get(String pattern, Access access) {
        return new RouteRule("GET", pattern, access);
    }

    public static RouteRule post(String pattern, Access access) {
        return new RouteRule("POST", pattern, access);
    }

    public static RouteRule put(String pattern, Access access) {
        return new RouteRule("PUT", pattern, access);
    }

    public static RouteRule delete(String pattern, Access access) {
        return new RouteRule("DELETE", pattern, access);
    }
}
