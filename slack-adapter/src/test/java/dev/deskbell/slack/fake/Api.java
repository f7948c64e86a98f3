package dev.deskbell.slack.fake;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The methods of the Web API by name. */
final class Api {

  /** A method that a workspace's token calls. */
  @FunctionalInterface
  interface Method {
    /**
     * Does it.
     *
     * @return what is answered beside {@code "ok": true}
     */
    ObjectNode answer(ApiCall call, Installation here);
  }

  private final Map<String, Method> methods = new HashMap<>();

  void add(String name, Method method) {
    methods.put(name, method);
  }

  ObjectNode answer(ApiCall call, Installation here) {
    var method = methods.get(call.method());
    if (method == null) {
      throw new SlackError("unknown_method");
    }
    synchronized (here.team()) {
      return ok(method.answer(call, here));
    }
  }

  static ObjectNode ok(ObjectNode answer) {
    return Json.object().put("ok", true).setAll(answer);
  }
}
