package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.EndpointServer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organisation of workspaces (Enterprise Grid) has installed the desk for all of them. */
class SlackOrganisationTest {
  private static final String ALL = "E0CORP";
  private static final Call CALL = new Call("kit.try", "INC-7");

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final FakeSlack slack = new FakeSlack(clock);
  private final Team north = slack.team("T0NORTH");
  private final Team south = slack.team("T0SOUTH");
  private final MemoryVault vault = new MemoryVault();
  private final ListeningDesk desk = new ListeningDesk();
  private final Slack adapter = adapter();
  private final EndpointServer address = new EndpointServer(adapter.endpoints());

  private Slack adapter() {
    return new Slack(
        new SlackSettings(
            slack.api(),
            null,
            List.of(FakeSlack.SIGNING_SECRET),
            null,
            FakeSlack.CLIENT,
            FakeSlack.CLIENT_SECRET,
            URI.create("https://desk.example")),
        desk,
        vault,
        new MemoryPasses(clock),
        (_, _) -> {},
        clock);
  }

  @BeforeEach
  void installs() throws Exception {
    north.room("general");
    south.room("sales");
    slack.organisation(ALL, north, south);
    slack.tells(address.at("/slack/events"));
    try (var browser = HttpClient.newHttpClient()) {
      var begun =
          browser.send(
              HttpRequest.newBuilder(address.at("/slack/install")).build(),
              BodyHandlers.ofString());
      var to = begun.headers().firstValue("Location").orElseThrow();
      var back = slack.installations().agrees(north, URI.create(to));
      var cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
      var path = back.getRawPath() + "?" + back.getRawQuery();
      var done =
          browser.send(
              HttpRequest.newBuilder(address.at(path)).header("Cookie", cookie).build(),
              BodyHandlers.ofString());
      assertThat(done.statusCode()).isEqualTo(200);
    }
  }

  @AfterEach
  void closes() {
    adapter.close();
    address.close();
    slack.close();
  }

  @Test
  void one_installation_speaks_in_every_workspace() {
    assertThat(vault.workspaces("slack")).containsExactly(ALL);
    assertThat(said("C0GENERAL")).isInstanceOf(Receipt.Delivered.class);
    assertThat(said("C0SALES")).isInstanceOf(Receipt.Delivered.class);
  }

  @Test
  void somebody_is_the_same_person_wherever_they_are_met() {
    var inNorth = player(north, "ana");
    var inSouth = player(south, "ana");
    inNorth.types(room("C0GENERAL"), "kit try");
    inSouth.mentions(room("C0SALES"), "kit try");
    inSouth.usesShortcut("desk");
    inNorth.opensHome();

    assertThat(desk.heard).hasSize(4);
    assertThat(desk.heard)
        .extracting(it -> it.origin().by().account())
        .containsOnly(new Account("slack", ALL, "U0ANA"));
    assertThat(desk.heard.getFirst().origin().at()).isEqualTo(room("C0GENERAL"));
  }

  @Test
  void forms_open_and_come_back_though_their_windows_belong_to_no_workspace() {
    var ana = player(south, "ana");
    desk.answers(new Reply.Ask(form()));
    ana.types(room("C0SALES"), "kit try");
    await().until(() -> ana.form().isPresent());

    desk.answers(new Reply.Silence());
    ana.submits(Map.of());
    var form = desk.hears(Incoming.Submission.class);
    assertThat(form.origin().by().account()).isEqualTo(new Account("slack", ALL, "U0ANA"));
    assertThat(form.origin().at()).isEqualTo(room("C0SALES"));
  }

  @Test
  void pages_are_shown_and_pressed() {
    var ana = player(north, "ana");
    var account = new Account("slack", ALL, "U0ANA");
    var card = Card.of("Your desk", Tone.CALM).with(Action.button("Go", CALL));
    assertThat(adapter.deliver(new Outgoing.Page("p", account, card)))
        .isInstanceOf(Receipt.Delivered.class);

    ana.pressesAtHome("Go");
    assertThat(desk.hears(Incoming.Press.class).origin().by().account()).isEqualTo(account);
  }

  @Test
  void colleagues_of_other_workspaces_are_no_guests() {
    player(south, "ben");
    var profile = Objects.requireNonNull(adapter.of(new Account("slack", ALL, "U0BEN")));
    assertThat(profile.guest()).isFalse();
    assertThat(profile.email()).isEqualTo("ben@example.org");
  }

  @Test
  void what_is_made_in_one_workspace_is_made_in_a_named_one() {
    var made = adapter.deliver(new Outgoing.MakeRoom("r", ALL, "inc-7", "topic", true, null));

    assertThat(made).isInstanceOf(Receipt.Delivered.class);
    assertThat(north.named("inc-7")).hasSize(1);
    assertThat(slack.calls("conversations.create").getFirst().maybe("team_id")).hasValue("T0NORTH");
    assertThat(slack.calls("chat.postMessage").getFirst().maybe("team_id")).isEmpty();
  }

  @Test
  void groups_are_found_in_whichever_workspace_they_are() {
    player(south, "ana");
    south.group("S0ONCALL", "ana");
    var ana = new Account("slack", ALL, "U0ANA");

    assertThat(adapter.members(ALL, "S0ONCALL")).containsExactly(ana);
    assertThat(adapter.members(ALL, "S0NONE")).isEmpty();
    player(south, "ben");
    adapter.deliver(
        new Outgoing.Follow("f", ALL, "S0ONCALL", List.of(new Account("slack", ALL, "U0BEN"))));
    assertThat(south.membersOf("S0ONCALL")).containsExactly("U0BEN");
  }

  @Test
  void an_organisation_that_throws_the_desk_out_does_so_for_all() {
    slack.deliveries().uninstalled(south);
    assertThat(vault.workspaces("slack")).isEmpty();
    assertThat(said("C0GENERAL")).isInstanceOf(Receipt.Refused.class);
  }

  private SlackPlayer player(Team team, String name) {
    return slack.player(team, team.joins(name, ZoneOffset.UTC));
  }

  private static Place room(String channel) {
    return Place.channel(SlackPlayer.PLATFORM, ALL, channel);
  }

  private Receipt said(String channel) {
    return adapter.deliver(
        new Outgoing.Post("g", room(channel), new Saying(Text.of("hello")), Set.of()));
  }

  private static Form form() {
    var ask = new Field.Ask("story", "What happened?", "", false);
    return new Form("Tell us", CALL, "Send", List.of(new Field.Area(ask, "", 300)));
  }
}
