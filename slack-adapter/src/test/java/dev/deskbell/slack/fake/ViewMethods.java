package dev.deskbell.slack.fake;

import tools.jackson.databind.node.ObjectNode;

/** {@code views.*}: forms on somebody's screen, and the app's own page for each person. */
final class ViewMethods {
  private final Blocks blocks;

  ViewMethods(Blocks blocks) {
    this.blocks = blocks;
  }

  void join(Api api) {
    api.add("views.open", this::open);
    api.add("views.push", this::push);
    api.add("views.update", this::update);
    api.add("views.publish", this::publish);
  }

  private ObjectNode open(ApiCall call, Installation here) {
    var view = modal(call, here);
    var user = here.team().views.exchanged(call.text("trigger_id"));
    return Json.object().set("view", here.team().views.opens(user, view));
  }

  private ObjectNode push(ApiCall call, Installation here) {
    var view = modal(call, here);
    var user = here.team().views.exchanged(call.text("trigger_id"));
    return Json.object().set("view", here.team().views.pushes(user, view));
  }

  private ObjectNode update(ApiCall call, Installation here) {
    var view = modal(call, here);
    var open = here.team().views.open(call.text("view_id"));
    call.maybe("hash")
        .ifPresent(it -> {
          if (!it.equals(Json.text(open, "hash"))) {
            throw new SlackError("hash_conflict");
          }
        });
    return Json.object().set("view", here.team().views.becomes(open, view));
  }

  private ObjectNode modal(ApiCall call, Installation here) {
    var view = call.json("view", "invalid_arguments").orElseThrow();
    return blocks.ofModal((ObjectNode) view, here.team());
  }

  private ObjectNode publish(ApiCall call, Installation here) {
    var user = here.team().person(call.text("user_id")).id();
    var view = call.json("view", "invalid_arguments").orElseThrow();
    var home = blocks.ofHome((ObjectNode) view, here.team());
    var before = here.team().homes.get(user);
    call.maybe("hash")
        .ifPresent(it -> {
          if (before != null && !it.equals(Json.text(before, "hash"))) {
            throw new SlackError("hash_conflict");
          }
        });
    home.put("id", before == null ? here.team().stamps.id("V") : Json.text(before, "id"));
    home.put("hash", here.team().stamps.ts());
    here.team().homes.put(user, home);
    return Json.object().set("view", home.deepCopy());
  }
}
