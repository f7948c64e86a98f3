package dev.deskbell.slack.fake;

import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code users.*}, {@code usergroups.*}, {@code team.*} and {@code auth.*}: who is who. */
final class PeopleMethods {

  void join(Api api) {
    api.add("auth.test", this::authTest);
    api.add("team.info", this::team);
    api.add("bots.info", this::bot);
    api.add("users.info", this::user);
    api.add("users.list", this::users);
    api.add("users.lookupByEmail", this::byEmail);
    api.add("usergroups.list", this::groups);
    api.add("usergroups.users.list", this::members);
    api.add("usergroups.users.update", this::follows);
  }

  private ObjectNode authTest(ApiCall call, Installation here) {
    return Json.object()
        .put("url", "https://example.slack.com/")
        .put("team", here.team().id)
        .put("team_id", here.team().id)
        .put("user", "deskbell")
        .put("user_id", Team.BOT)
        .put("bot_id", Team.BOT_ID)
        .put("is_enterprise_install", false);
  }

  private ObjectNode team(ApiCall call, Installation here) {
    ApiCall.needs(here, "team:read");
    return Json.object()
        .set("team", Json.object().put("id", here.team().id).put("name", here.team().id));
  }

  private ObjectNode bot(ApiCall call, Installation here) {
    ApiCall.needs(here, "users:read");
    return Json.object()
        .set(
            "bot",
            Json.object()
                .put("id", Team.BOT_ID)
                .put("app_id", FakeSlack.APP)
                .put("user_id", Team.BOT));
  }

  private ObjectNode user(ApiCall call, Installation here) {
    ApiCall.needs(here, "users:read");
    var person = here.team().person(call.text("user"));
    var told = person.told(here.scopes().contains("users:read.email"));
    if (here.organisation() instanceof Organisation all) {
      var teams = told.putObject("enterprise_user").put("id", person.id());
      teams.put("enterprise_id", all.id()).put("enterprise_name", "Example");
      var in = teams.putArray("teams");
      all.teams().stream()
          .filter(it -> it.people.containsKey(person.id()))
          .forEach(it -> in.add(it.id));
    }
    return Json.object().set("user", told);
  }

  private ObjectNode users(ApiCall call, Installation here) {
    ApiCall.needs(here, "users:read");
    var all = Json.array();
    here.team()
        .people
        .values()
        .forEach(it -> all.add(it.told(here.scopes().contains("users:read.email"))));
    return ChannelMethods.paged(Json.object().set("members", all));
  }

  private ObjectNode byEmail(ApiCall call, Installation here) {
    ApiCall.needs(here, "users:read.email");
    var email = call.text("email");
    var found =
        here.team().people.values().stream().filter(it -> it.email().equals(email)).findFirst();
    return Json.object()
        .set("user", found.orElseThrow(() -> new SlackError("users_not_found")).told(true));
  }

  private ObjectNode groups(ApiCall call, Installation here) {
    ApiCall.needs(here, "usergroups:read");
    var all = Json.array();
    here.team()
        .groups
        .forEach((id, members) ->
            all.add(
                Json.object()
                    .put("id", id)
                    .put("handle", id.toLowerCase(java.util.Locale.ROOT))
                    .put("name", id)
                    .put("user_count", members.size())));
    return Json.object().set("usergroups", all);
  }

  private ObjectNode members(ApiCall call, Installation here) {
    ApiCall.needs(here, "usergroups:read");
    var all = Json.array();
    group(call, here).forEach(all::add);
    return Json.object().set("users", all);
  }

  private ObjectNode follows(ApiCall call, Installation here) {
    ApiCall.needs(here, "usergroups:write");
    group(call, here);
    var users = new LinkedHashSet<>(List.of(call.text("users").split(",", -1)));
    users.forEach(here.team()::person);
    here.team().groups.put(call.text("usergroup"), users);
    return Json.object().set("usergroup", Json.object().put("id", call.text("usergroup")));
  }

  private static java.util.Set<String> group(ApiCall call, Installation here) {
    var members = here.team().groups.get(call.text("usergroup"));
    if (members == null) {
      throw new SlackError("no_such_subteam");
    }
    return members;
  }
}
