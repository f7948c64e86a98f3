package dev.deskbell.status;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Notices on the page. */
final class HtmlNotices {
  private HtmlNotices() {}

  static String open(Board board) {
    return board.troubles().isEmpty()
        ? ""
        : section("now", "Now", articles(board, board.troubles()));
  }

  static String planned(Board board) {
    return board.planned().isEmpty()
        ? ""
        : section("planned", "Maintenance", articles(board, board.planned()));
  }

  static String past(Board board) {
    return section(
        "past",
        "Past",
        board.past().isEmpty()
            ? "<p class=\"soft\">Nothing happened in the last %d days.</p>\n".formatted(Board.DAYS)
            : board.past().stream().map(it -> folded(board, it)).collect(Collectors.joining()));
  }

  private static String section(String id, String heading, String content) {
    return "<section aria-labelledby=\"%1$s\">\n<h2 id=\"%1$s\">%2$s</h2>\n%3$s</section>\n"
        .formatted(id, heading, content);
  }

  private static String articles(Board board, List<Notice> notices) {
    return notices.stream()
        .map(it ->
            """
            <article id="%s" class="%s">
            <h3 dir="auto">%s</h3>
            %s%s</article>
            """
                .formatted(
                    HtmlPage.anchor(it),
                    colour(it),
                    Escape.of(it.title()),
                    about(board, it),
                    updates(board, it)))
        .collect(Collectors.joining());
  }

  private static String folded(Board board, Notice it) {
    return """
    <details id="%s">
    <summary><strong dir="auto">%s</strong> <span class="soft">%s, %s</span></summary>
    %s%s</details>
    """
        .formatted(
            HtmlPage.anchor(it),
            Escape.of(it.title()),
            it.state().words(),
            Moments.of(it.endedAt() == null ? it.changedAt() : it.endedAt(), board.zone()),
            about(board, it),
            updates(board, it));
  }

  private static String colour(Notice it) {
    var worst =
        it.impacts().stream()
            .filter(impact -> impact.until() == null || it.plan().isPresent())
            .map(Notice.Impact::effect)
            .reduce(Effect.OPERATIONAL, Effect::worse);
    return worst.code();
  }

  private static String about(Board board, Notice it) {
    var affected = String.join(", ", board.affected(it));
    var services = affected.isEmpty() ? "" : "<p>Affected: " + Escape.of(affected) + "</p>\n";
    return it.plan()
            .map(plan ->
                "<p>From %s until %s</p>\n"
                    .formatted(
                        Moments.of(plan.from(), board.zone()),
                        Moments.of(plan.until(), board.zone())))
            .orElse("")
        + services;
  }

  private static String updates(Board board, Notice it) {
    var newest = new java.util.ArrayList<>(it.updates());
    Collections.reverse(newest);
    return newest.stream()
        .map(update ->
            "<li><strong>%s</strong> %s<p dir=\"auto\">%s</p></li>\n"
                .formatted(
                    update.state().words(),
                    Moments.of(update.at(), board.zone()),
                    Escape.of(update.words())))
        .collect(Collectors.joining("", "<ol class=\"updates\">\n", "</ol>\n"));
  }
}
