package dev.deskbell.status;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.people.People;
import dev.deskbell.people.Rooms;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.Desk;
import dev.deskbell.web.PublicAddress;
import dev.deskbell.web.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionOperations;

/** What everybody outside reads, driven from chat. */
class StatusStoryTest extends StatusStories {
  @Test
  void nothing_is_outside_before_its_author_has_seen_it_as_it_will_be() {
    var preview = drafted("Payments fail", "services:checkout");
    assertThat(preview.text())
        .contains("Payments fail", "State: Investigating", "Services: Web shop")
        .contains("They are: Partial outage", "Some cards are declined.", "Nothing is published");
    assertThat(preview.buttons()).containsExactly("Publish", "Edit", "Discard");
    assertThat(page()).doesNotContain("Payments fail");
    assertThat(desk.as("mia").types("status drafts").text()).contains("Payments fail");

    var id = published(preview);
    assertThat(page()).contains("Payments fail", "Some cards are declined.", "Partial outage");
    assertThat(now("Web shop")).isEqualTo("partial_outage");
    assertThat(json().path("status").asString()).isEqualTo("partial_outage");
    assertThat(feed()).contains("Investigating: Payments fail", "Affected: Web shop");
    assertThat(desk.as("mia").types("status drafts").text()).doesNotContain("Payments fail");

    published(desk.as("mia").types("status update " + id + " A provider fails. state:identified"));
    assertThat(page()).contains("Identified", "A provider fails.", "Some cards are declined.");
    assertThat(now("Web shop")).isEqualTo("partial_outage");

    published(desk.as("mia").types("status resolve " + id + " All payments work again."));
    assertThat(now("Web shop")).isEqualTo("operational");
    assertThat(page()).contains("All systems operational", "All payments work again.");
    assertThat(json().path("past").get(0).path("state").asString()).isEqualTo("resolved");
    assertThat(desk.as("mia").types("status update " + id + " more").text()).contains("has ended");
  }

  @Test
  void what_was_changed_after_the_preview_is_previewed_again() {
    var preview = drafted("Certificates are late", "services:calibration");
    var form = preview.presses("Edit");
    assertThat(form.form().fields()).hasSize(5);
    var again = form.sends(Map.of("title", "Certificates come late", "effect", "degraded"));
    assertThat(again.text())
        .contains("Certificates come late", "They are: Degraded", "Some cards are declined.");
    assertThat(preview.presses("Publish").text()).contains("changed this draft since that preview");
    assertThat(page()).doesNotContain("Certificates are late", "Certificates come late");
    published(again);
    assertThat(page()).contains("Certificates come late").doesNotContain("Certificates are late");
    assertThat(now("Calibration certificates")).isEqualTo("degraded");
  }

  @Test
  void who_discards_publishes_nothing_and_nobody_reads_the_drafts_of_others() {
    var preview = drafted("A mistake", "services:vpn");
    var number = preview.text().replaceAll("(?s).*Preview of draft (\\d+).*", "$1");
    assertThat(desk.as("yuki").types("status preview " + number).text())
        .contains("You have no draft " + number)
        .doesNotContain("A mistake");
    assertThat(preview.presses("Discard").text()).contains("Nothing was published");
    assertThat(preview.presses("Publish").text()).contains("You have no draft");
    assertThat(page()).doesNotContain("A mistake");
  }

  @Test
  void a_repeated_press_publishes_once() {
    var press = drafted("Once only", "services:vpn").presses("Publish");
    assertThat(press.again().text()).isEqualTo(press.text());
    assertThat(feed()).containsOnlyOnce("Investigating: Once only");
  }

  @Test
  void a_notice_about_a_ticket_tells_the_ticket_and_nothing_of_the_ticket() {
    var ref =
        desk.as("ana")
            .types(
                "incident declare Ledger of Otto Lindner lost impact:low urgency:low"
                    + " service:checkout private:yes")
            .card()
            .title()
            .split(" ", 2)[0];
    var id =
        published(
            desk.as("yuki")
                .types(
                    "status publish Orders are slow effect:degraded services:checkout"
                        + " message:\"Be patient.\" ticket:"
                        + ref));
    assertThat(desk.as("yuki").types("timeline " + ref).text())
        .contains("published on the status page (investigating): Be patient.");
    var outside = page() + feed() + json();
    assertThat(outside).contains("Orders are slow").doesNotContain(ref, "Ledger", "Otto");
    for (var person : List.of("Yuki", "Mia", "Ana", "yuki")) {
      assertThat(outside).doesNotContain(person);
    }

    desk.as("yuki").types("incident resolve " + ref + " found it");
    desk.later(Duration.ofMinutes(1));
    assertThat(words(desk.inbox("yuki")))
        .contains("Still on the status page: Orders are slow", ref + " is resolved");
    published(desk.as("yuki").types("status resolve " + id + " Orders are quick again."));
    assertThat(page()).contains("Orders are quick again.");
  }

  @Test
  void who_asks_with_what_they_know_is_told_that_it_still_holds() throws IOException {
    var first = get("/status", Map.of());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.headers())
        .containsEntry("Content-Type", "text/html; charset=utf-8")
        .containsEntry("Vary", "Accept-Encoding")
        .doesNotContainKey("Set-Cookie");
    assertThat(first.headers().get("Cache-Control")).contains("public", "max-age=");
    assertThat(first.headers().get("Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page()).doesNotContain("<script", "style=\"", "http://", "https://");

    var tag = first.headers().get("ETag");
    assertThat(get("/status", Map.of("If-None-Match", tag)).status()).isEqualTo(304);
    desk.later(Duration.ofSeconds(5));
    var modified = get("/status", Map.of()).headers().get("Last-Modified");
    assertThat(get("/status", Map.of("If-Modified-Since", modified)).status()).isEqualTo(304);
    var packed = get("/status", Map.of("Accept-Encoding", "br, gzip"));
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(page());
    }

    published(drafted("Remote access is slow", "services:vpn"));
    // On a busy machine the old page is served for a moment, which is what it promises.
    await().until(() -> page().contains("Remote access is slow"));
    assertThat(get("/status", Map.of("If-None-Match", tag)).status()).isEqualTo(200);
    assertThat(get("/status", Map.of("If-None-Match", "\"else\", " + tag)).status()).isEqualTo(200);
  }

  @Test
  void another_instance_follows_within_seconds() {
    var other =
        new PublishedPage(
            desk.get(Notices.class),
            desk.get(Policies.class),
            desk.get(People.class),
            desk.theatre().clock(),
            new ObjectProvider<>() {
              @Override
              public PublicAddress getObject() {
                return desk.get(PublicAddress.class);
              }
            });
    var request = new Request(Map.of(), Map.of(), Map.of(), new byte[0]);
    assertThat(other.answer(request, Documents::html).status()).isEqualTo(200);
    published(drafted("Doors stay shut", "services:sign-in"));
    desk.later(Duration.ofSeconds(3));
    assertThat(new String(other.answer(request, Documents::html).body(), UTF_8))
        .contains("Doors stay shut");
  }

  @Test
  void what_people_type_is_words_and_never_markup() throws Exception {
    published(
        desk.as("mia")
            .types(
                "status publish <script>alert(1)</script> & \"quotes\" effect:degraded"
                    + " services:vpn message:\"]]> <img src=x onerror=alert(1)> 'a' \u0001\uFFFE\""));
    assertThat(page()).doesNotContain("<script", "<img").contains("&lt;script&gt;alert(1)");
    var factory = DocumentBuilderFactory.newInstance();
    var document =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed().getBytes(UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("feed");
    assertThat(feed()).contains("https://desk.example.com/status#n-");
  }

  @Test
  void rooms_that_want_to_know_have_a_card_that_changes_and_the_news_below() {
    var room = Place.channel(Desk.PLATFORM, Desk.WORKSPACE, "status-news");
    var mia = desk.get(People.class).named("mia").orElseThrow();
    var now = desk.theatre().clock().instant();
    desk.get(TransactionOperations.class)
        .executeWithoutResult(_ ->
            desk.get(Rooms.class).bind(new Rooms.Owner.OfPractice("status"), room, mia.id(), now));
    var id = published(drafted("Web shop is slow", "services:checkout"));
    assertThat(words(desk.room("status-news")))
        .contains("Web shop is slow", "State: Investigating")
        .doesNotContain("Mia");
    published(desk.as("mia").types("status update " + id + " It is the disks. state:identified"));
    assertThat(words(desk.room("status-news")))
        .contains("State: Identified", "Identified: It is the disks.");

    assertThat(desk.as("mia").types("status withdraw " + id).text()).contains("off the page");
    assertThat(words(desk.room("status-news"))).doesNotContain("Web shop is slow", "the disks");
    assertThat(page() + feed() + json()).doesNotContain("Web shop is slow", "the disks");
    assertThat(now("Web shop")).isEqualTo("operational");
  }

  @Test
  void two_publish_news_at_once_and_both_are_read() throws Exception {
    var id = published(drafted("Mail is late", "services:email"));
    var previews =
        List.of(
            desk.as("mia").types("status update " + id + " From Mia. state:identified"),
            desk.as("yuki").types("status update " + id + " From Yuki. state:monitoring"));
    try (var threads = Executors.newFixedThreadPool(2)) {
      var presses =
          previews.stream()
              .<Callable<String>>map(it -> () -> it.presses("Publish").text())
              .toList();
      for (var done : threads.invokeAll(presses)) {
        assertThat(done.get()).contains("as notice " + id);
      }
    }
    assertThat(page()).contains("From Mia.", "From Yuki.", "Some cards are declined.");
  }

  @Test
  void publishing_asks_the_database_little() {
    var id = published(drafted("Mail is late", "services:email"));
    var preview = desk.as("mia").types("status update " + id + " Later still.");
    assertThat(desk.trips(() -> published(preview))).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void in_chat_anybody_sees_how_the_services_are() {
    published(drafted("Mail is late", "services:email"));
    var shown = desk.as("ana").types("status show");
    assertThat(shown.text()).contains("E-mail | Partial outage", "Mail is late");
  }
}
