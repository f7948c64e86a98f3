package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.Router.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The application's commands, and its answers to interactions. */
final class ApplicationRoutes {
  private final Application application;
  private final Commands commands;
  private final Interactions interactions;

  ApplicationRoutes(Application application, Commands commands, Interactions interactions) {
    this.application = application;
    this.commands = commands;
    this.interactions = interactions;
  }

  void in(Router router) {
    var id = application.id();
    router
        .on("GET", "/applications/" + id + "/commands", _ -> Json.array(commands.in("")))
        .on("PUT", "/applications/" + id + "/commands", call -> overwrite(call, ""))
        .on(
            "GET",
            "/applications/" + id + "/guilds/*/commands",
            call -> Json.array(commands.in(call.id(0))))
        .on(
            "PUT",
            "/applications/" + id + "/guilds/*/commands",
            call -> overwrite(call, call.id(0)))
        .on("POST", "/interactions/*/*/callback", this::answer)
        .on("GET", "/webhooks/" + id + "/*/messages/*", this::read)
        .on("PATCH", "/webhooks/" + id + "/*/messages/*", this::edit)
        .on("DELETE", "/webhooks/" + id + "/*/messages/*", this::delete)
        .on("POST", "/webhooks/" + id + "/*", this::followUp);
  }

  private JsonNode overwrite(Call call, String scope) {
    return Json.array(commands.overwrite(application.id(), scope, call.body()));
  }

  private @Nullable JsonNode answer(Call call) {
    var described = interactions.answer(call.id(0), call.id(1), call.request().draft());
    return call.request().query().getOrDefault("with_response", "false").equals("true")
        ? described
        : null;
  }

  private JsonNode read(Call call) {
    return interactions.message(interactions.within15Minutes(call.id(0)), call.id(1)).json;
  }

  private JsonNode edit(Call call) {
    var interaction = interactions.within15Minutes(call.id(0));
    return interactions.edit(interaction, call.id(1), call.request().draft()).json;
  }

  private @Nullable JsonNode delete(Call call) {
    interactions.delete(interactions.within15Minutes(call.id(0)), call.id(1));
    return null;
  }

  private JsonNode followUp(Call call) {
    var interaction = interactions.within15Minutes(call.id(0));
    return interactions.followUp(interaction, call.request().draft()).json;
  }
}
