package dev.deskbell.status;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same for programs. */
final class JsonPage {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonPage() {}

  static Documents.Document of(Board board, Instant modified) {
    var root = JSON.createObjectNode();
    root.put("title", board.title())
        .put("status", board.overall().code())
        .put("changed_at", board.changedAt().toString());
    var components = root.putArray("components");
    board.groups().forEach(group -> group.rows().forEach(it -> component(components, group, it)));
    notices(root.putArray("troubles"), board, board.troubles());
    notices(root.putArray("maintenance"), board, board.planned());
    notices(root.putArray("past"), board, board.past());
    return Documents.Document.of(
        "application/json", "default-src 'none'", JSON.writeValueAsString(root) + "\n", modified);
  }

  private static void component(ArrayNode all, Board.Group group, Board.Row row) {
    var one = all.addObject();
    one.put("name", row.component().name())
        .put("group", group.name())
        .put("status", row.now().code());
    var days = one.putArray("days");
    row.days()
        .forEach(it ->
            days.addObject().put("date", it.date().toString()).put("worst", it.worst().code()));
  }

  private static void notices(ArrayNode all, Board board, List<Notice> notices) {
    notices.forEach(it -> notice(all.addObject(), board, it));
  }

  private static void notice(ObjectNode one, Board board, Notice it) {
    one.put("id", it.code().toString())
        .put("title", it.title())
        .put("state", it.state().code())
        .put("published_at", it.publishedAt().toString())
        .put("changed_at", it.changedAt().toString());
    if (it.endedAt() != null) {
      one.put("ended_at", it.endedAt().toString());
    }
    it.plan()
        .ifPresent(
            plan -> one.put("from", plan.from().toString()).put("until", plan.until().toString()));
    board.affected(it).forEach(one.putArray("affected")::add);
    var updates = one.putArray("updates");
    it.updates()
        .forEach(update ->
            updates
                .addObject()
                .put("at", update.at().toString())
                .put("state", update.state().code())
                .put("words", update.words()));
  }
}
