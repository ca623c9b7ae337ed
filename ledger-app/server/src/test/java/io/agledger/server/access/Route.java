package io.agledger.server.access;

import io.agledger.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A route as the server maps it, with the action that its controller asks for. */
record Route(String method, String path, Action action) {
  private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";

  static Stream<Route> guarded(TestServer server) {
    return handlers(server).getHandlerMethods().entrySet().stream()
        .flatMap(handler ->
            actionOf(handler.getValue()).stream()
                .flatMap(action ->
                    handler.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method ->
                            handler.getKey().getPatternValues().stream()
                                .map(path -> new Route(method.name(), path, action)))));
  }

  static Set<String> unguarded(TestServer server) {
    var paths = new TreeSet<String>();
    handlers(server)
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (actionOf(handler).isEmpty()) {
            paths.addAll(mapping.getPatternValues());
          }
        });
    return paths;
  }

  private static RequestMappingHandlerMapping handlers(TestServer server) {
    return (RequestMappingHandlerMapping) server.bean("requestMappingHandlerMapping");
  }

  private static Optional<Action> actionOf(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .flatMap(parameter ->
            Optional.ofNullable(parameter.getParameterAnnotation(RequiredAction.class)).stream())
        .map(RequiredAction::value)
        .findFirst();
  }

  /** A request that gets as far as the controller. */
  HttpRequest.Builder request(TestServer server) {
    var concrete =
        path.replace("{kind}", "org")
            .replace("/{*type}", "/some-type")
            .replaceAll("\\{\\w+}", SOME_ID);
    var query = path.endsWith("{kind}") ? "?ownerKey=o/org/n/x&mode=Release" : "";
    return HttpRequest.newBuilder(server.uri(concrete + query))
        .method(method, HttpRequest.BodyPublishers.ofString("{}"));
  }
}
