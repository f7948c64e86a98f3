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
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.PublicAddress;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What everybody outside reads, driven from chat. Mia is manager; Yuki manages the checkout. */
class StatusStoryTest {
  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  /** Each story begins with an empty page. */
  @AfterEach
  void nothing_stays_on_the_page() {
    desk.get(Notices.class)
        .since(Instant.EPOCH)
        .forEach(it -> desk.as("mia").types("status withdraw " + it.id()));
  }

  private static Response get(String path, Map<String, String> headers) {
    var lists = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    var mounted = desk.get(StatusConfiguration.class);
    var page = desk.get(PublishedPage.class);
    // On a busy machine a reader may get what was true a moment ago rather than wait.
    mounted.statusForPrograms(page).handler().answer(asking(lists));
    await().until(page::isFresh);
    return Stream.of(
            mounted.statusPage(page), mounted.statusFeed(page), mounted.statusForPrograms(page))
        .filter(it -> it.path().equals(path))
        .map(Endpoint::handler)
        .findFirst()
        .orElseThrow()
        .answer(asking(lists));
  }

  private static Request asking(Map<String, List<String>> headers) {
    return new Request(Map.of(), Map.of(), headers, new byte[0]);
  }

  private static String page() {
    return new String(get("/status", Map.of()).body(), UTF_8);
  }

  private static JsonNode json() {
    return new JsonMapper().readTree(get("/status.json", Map.of()).body());
  }

  private static String feed() {
    return new String(get("/status/feed.atom", Map.of()).body(), UTF_8);
  }

  private static String now(String component) {
    for (var it : json().path("components")) {
      if (it.path("name").asString().equals(component)) {
        return it.path("status").asString();
      }
    }
    throw new AssertionError("no component " + component);
  }

  /** The number of the notice that was just published. */
  private static String published(Desk.Answered preview) {
    var said = preview.presses("Publish").text();
    var number = Pattern.compile("as notice (\\d+)").matcher(said);
    assertThat(number.find()).as(said).isTrue();
    return number.group(1);
  }

  private static Desk.Answered drafted(String title, String more) {
    return desk.as("mia")
        .types(
            "status publish "
                + title
                + " effect:partial-outage message:\"Some cards are declined.\" "
                + more);
  }

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
  void only_who_speaks_for_the_organisation_publishes_and_only_what_the_page_shows() {
    assertThat(
            desk.as("tom")
                .types("status publish Late effect:degraded services:vpn message:slow")
                .text())
        .contains("Only managers");
    assertThat(desk.as("ana").types("status resolve 1 fine").text()).contains("Only managers");
    assertThat(drafted("Stock is wrong", "services:erp").form().fields())
        .anySatisfy(it -> assertThat(it.ask().hint()).contains("not on the status page"));
  }

  @Test
  void who_has_the_communications_of_a_major_incident_speaks_about_it_and_about_nothing_else() {
    var ref =
        desk.as("ana")
            .types("incident declare Shop is down impact:low urgency:low service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    var publish = "status publish Shop is down effect:major-outage services:checkout message:wait";
    desk.as("yuki").types("incident promote " + ref + " the whole shop");
    assertThat(desk.as("ben").types(publish + " ticket:" + ref).text()).contains("Only managers");
    desk.as("yuki").types("major role " + ref + " communications @ben");
    assertThat(desk.as("ben").types(publish).text()).contains("Only managers");
    var id = published(desk.as("ben").types(publish + " ticket:" + ref));
    published(desk.as("ben").types("status update " + id + " It comes back. state:monitoring"));
    assertThat(page()).contains("It comes back.");

    desk.as("yuki").types("major progress " + ref + " mitigated a spare disk");
    desk.as("yuki").types("incident resolve " + ref + " new disk");
    assertThat(desk.as("yuki").types("picture " + ref).text())
        .contains(ref + ": opened", "major incident", "mitigated", "resolved");
    assertThat(desk.as("ana").types("picture " + ref).text()).doesNotContain("mitigated");
  }

  /** The incident, of which Otto, who has no role anywhere, has the communications. */
  private static String ottoSpeaks(String ref) {
    desk.as("yuki").types("major role " + ref + " communications @otto");
    return "status publish Shop is down effect:major-outage services:checkout message:wait ticket:"
        + ref;
  }

  private static String major() {
    var ref =
        desk.as("ana")
            .types("incident declare Shop is down impact:low urgency:low service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.as("yuki").types("incident promote " + ref + " the whole shop");
    return ref;
  }

  @Test
  void who_has_the_communications_needs_no_other_role_to_the_very_end() {
    var ref = major();
    var preview = desk.as("otto").types(ottoSpeaks(ref));
    assertThat(preview.buttons()).containsExactly("Publish", "Edit", "Discard");
    assertThat(desk.as("otto").types("status drafts").text()).contains("Shop is down");
    var edited = preview.presses("Edit").sends(Map.of("message", "Please wait."));
    var id = published(edited);
    desk.as("otto").types("status update " + id + " A mistake.").presses("Discard");
    published(desk.as("otto").types("status update " + id + " It comes back. state:monitoring"));
    assertThat(page()).contains("Please wait.", "It comes back.").doesNotContain("A mistake");

    desk.as("yuki").types("major progress " + ref + " mitigated a spare disk");
    desk.as("yuki").types("incident resolve " + ref + " new disk");
    published(desk.as("otto").types("status resolve " + id + " It is back."));
    assertThat(page()).contains("It is back.");
  }

  @Test
  void who_may_publish_takes_it_back() {
    var ref = major();
    var id = published(desk.as("otto").types(ottoSpeaks(ref)));
    assertThat(page()).contains("Shop is down");
    assertThat(desk.as("ben").types("status withdraw " + id).text()).contains("Only managers");
    assertThat(desk.as("otto").types("status withdraw " + id).text()).contains("off the page");
    assertThat(page()).doesNotContain("Shop is down");
  }

  @Test
  void whom_the_files_name_begins_and_takes_back_whatever_their_role() throws IOException {
    var file =
        Path.of(desk.get(Environment.class).getRequiredProperty("deskbell.policies"))
            .resolve("status.yaml");
    var before = Files.readString(file);
    accepted(file, before + "\npublishers: [otto]\n");
    try {
      var trouble = "status publish Mail is late effect:degraded services:email message:wait";
      assertThat(desk.as("ana").types(trouble).text()).contains("Only managers");
      var id = published(desk.as("otto").types(trouble));
      var planned =
          "status maintenance New disks services:email from:\"tomorrow 9am\""
              + " until:\"tomorrow 10am\" message:\"No mail.\"";
      assertThat(desk.as("ana").types(planned).text()).contains("Only managers");
      published(desk.as("otto").types(planned));
      assertThat(desk.as("otto").types("status withdraw " + id).text()).contains("off the page");
      assertThat(page()).contains("New disks").doesNotContain("Mail is late");
    } finally {
      accepted(file, before);
    }
  }

  private static void accepted(Path file, String words) throws IOException {
    Files.writeString(file, words);
    var policies = desk.get(Policies.class);
    policies.accept(policies.propose().digest(), "a test");
  }

  @Test
  void who_had_the_communications_speaks_no_more_when_it_is_over_or_no_major_incident() {
    var over = major();
    var publish = ottoSpeaks(over);
    var kept = desk.as("otto").types(publish);
    desk.as("yuki").types("major progress " + over + " mitigated a spare disk");
    desk.as("yuki").types("incident resolve " + over + " new disk");
    assertThat(desk.as("otto").types(publish).text()).contains("Only managers");
    assertThat(kept.presses("Publish").text()).contains("Only managers");

    var small = major();
    var about = ottoSpeaks(small);
    desk.as("yuki").types("major demote " + small + " one till only");
    assertThat(desk.as("otto").types(about).text()).contains("Only managers");
    assertThat(page()).doesNotContain("Shop is down");
  }

  @Test
  void an_exercise_is_nothing_to_the_outside() {
    var ref =
        desk.as("ben")
            .types("incident drill \"The data centre burns\" service:checkout with:@kofi")
            .card()
            .title()
            .split(" ", 2)[0];
    var publish = ottoSpeaks(ref);
    assertThat(desk.as("otto").types("show " + ref).text()).contains("Otto");
    assertThat(desk.as("otto").types(publish).text()).contains("Only managers");
    assertThat(desk.as("mia").types(publish).text()).contains(ref + " is a drill");
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
  void announced_maintenance_begins_and_ends_by_itself() {
    var preview =
        desk.as("mia")
            .types(
                "status maintenance New mail servers services:email from:\"in 2 hours\""
                    + " until:\"in 4 hours\" message:\"No mail meanwhile.\"");
    assertThat(preview.text()).contains("State: Scheduled", "From: ", "Until: ");
    published(preview);
    assertThat(now("E-mail")).isEqualTo("operational");
    assertThat(page()).contains("New mail servers", "Scheduled");
    desk.later(Duration.ofMinutes(121));
    assertThat(now("E-mail")).isEqualTo("maintenance");
    assertThat(page()).contains("The maintenance has begun.");
    desk.later(Duration.ofHours(2));
    assertThat(now("E-mail")).isEqualTo("operational");
    assertThat(feed()).contains("Completed: New mail servers");
  }

  @Test
  void of_maintenance_the_clock_knows_the_state_and_what_works_again_sooner_is_told() {
    var id =
        published(
            desk.as("mia")
                .types(
                    "status maintenance New doors services:sign-in from:\"in 2 hours\""
                        + " until:\"in 4 hours\" message:\"You can't sign in.\""));
    desk.later(Duration.ofMinutes(121));
    assertThat(now("Sign-in")).isEqualTo("maintenance");
    assertThat(desk.as("mia").types("status update " + id + " Soon. state:monitoring").text())
        .contains("begins and ends by the clock");
    published(
        desk.as("mia")
            .types("status update " + id + " It works. services:sign-in effect:operational"));
    assertThat(now("Sign-in")).isEqualTo("operational");
  }

  @Test
  void maintenance_that_is_called_off_never_was() {
    var id =
        published(
            desk.as("mia")
                .types(
                    "status maintenance Moving doors services:sign-in from:\"in 2 hours\""
                        + " until:\"in 4 hours\" message:\"You can't sign in.\""));
    published(desk.as("mia").types("status resolve " + id + " Not today after all."));
    desk.later(Duration.ofHours(3));
    assertThat(now("Sign-in")).isEqualTo("operational");
    assertThat(page()).contains("Cancelled", "Not today after all.").doesNotContain("has begun");
    assertThat(page()).contains("No trouble in 90 days");
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
