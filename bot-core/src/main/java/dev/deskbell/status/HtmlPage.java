package dev.deskbell.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page for people: whole without scripts, pictures or a second request. */
final class HtmlPage {
  private static final String STYLE = style();

  /** Nothing runs, nothing is fetched; the one style is known by its digest. */
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
          .formatted(Base64.getEncoder().encodeToString(Documents.sha256(STYLE.getBytes(UTF_8))));

  private HtmlPage() {}

  private static String style() {
    try (var file = HtmlPage.class.getResourceAsStream("/status/page.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Documents.Document of(Board board, Instant modified) {
    return Documents.Document.of("text/html; charset=utf-8", POLICY, words(board), modified);
  }

  /** Where a notice stands on the page. */
  static String anchor(Notice notice) {
    return "n-" + notice.code();
  }

  private static String words(Board board) {
    var overall = board.overall();
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%1$s – %2$s status</title>
    <link rel="alternate" type="application/atom+xml" title="%2$s status" href="status/feed.atom">
    <link rel="icon" href="data:,">
    <style>%3$s</style>
    </head>
    <body>
    <header class="wide">
    <h1>%2$s status</h1>
    %4$s<p class="overall %5$s">%6$s %1$s</p>
    </header>
    <main class="wide">
    %7$s</main>
    <footer class="wide soft">
    <p>%8$s</p>
    <p><a href="status/feed.atom">Subscribe with a feed reader (Atom)</a> · <a href="status.json">For programs (JSON)</a></p>
    </footer>
    </body>
    </html>
    """
        .formatted(
            overall.overall(),
            Escape.of(board.title()),
            STYLE,
            board.about().isEmpty()
                ? ""
                : "<p class=\"soft\" dir=\"auto\">" + Escape.of(board.about()) + "</p>\n",
            overall.code(),
            mark(overall),
            HtmlNotices.open(board)
                + components(board)
                + HtmlNotices.planned(board)
                + HtmlNotices.past(board),
            "Changed "
                + Moments.of(board.changedAt(), board.zone())
                + ". All times are those of "
                + Escape.of(board.zone().getId().replace('_', ' '))
                + ".");
  }

  private static String components(Board board) {
    return "<section aria-labelledby=\"components\">\n<h2 id=\"components\">Services</h2>\n"
        + board.groups().stream().map(HtmlPage::group).collect(Collectors.joining())
        + "</section>\n";
  }

  private static String group(Board.Group group) {
    var heading =
        group.name().isEmpty() ? "" : "<h3 class=\"group\">" + Escape.of(group.name()) + "</h3>\n";
    return heading
        + "<ul class=\"box\">\n"
        + group.rows().stream().map(HtmlPage::row).collect(Collectors.joining())
        + "</ul>\n";
  }

  private static String row(Board.Row row) {
    return """
    <li><div class="name"><strong>%s</strong> <span class="now %s">%s %s</span></div>
    %s
    <div class="ends soft" aria-hidden="true"><span>%d days ago</span><span>Today</span></div></li>
    """
        .formatted(
            Escape.of(row.component().name()),
            row.now().code(),
            mark(row.now()),
            row.now().words(),
            DaysPicture.of(row),
            Board.DAYS);
  }

  /** A shape for each state, so that nothing hangs on colour alone. */
  static String mark(Effect effect) {
    var inside =
        switch (effect) {
          case OPERATIONAL -> "<path d=\"M5.8 10.4l2.8 2.8 5.6-6\"/>";
          case MAINTENANCE -> "<path d=\"M6 10h8\"/>";
          case DEGRADED -> "<path d=\"M6 12l2.5-3 3 2.5L14 8\"/>";
          case PARTIAL_OUTAGE -> "<path d=\"M10 5.5v5.2M10 13.6v.2\"/>";
          case MAJOR_OUTAGE -> "<path d=\"M7 7l6 6M13 7l-6 6\"/>";
        };
    return "<svg class=\"mark\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" fill=\"none\""
        + " stroke=\"currentColor\" stroke-width=\"1.8\" stroke-linecap=\"round\""
        + " stroke-linejoin=\"round\"><circle cx=\"10\" cy=\"10\" r=\"8\"/>"
        + inside
        + "</svg>";
  }
}
