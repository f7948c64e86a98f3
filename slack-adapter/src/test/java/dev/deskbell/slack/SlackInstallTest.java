package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Vault;
import dev.deskbell.slack.fake.EndpointServer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workspaces install the desk, its tokens change, and it is thrown out again. */
class SlackInstallTest {
  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final FakeSlack slack = new FakeSlack(clock);
  private final Team team = slack.team("T0TOWN");
  private final MemoryVault vault = new MemoryVault();
  private final Slack adapter =
      new Slack(
          new SlackSettings(
              slack.api(),
              null,
              List.of(FakeSlack.SIGNING_SECRET),
              null,
              FakeSlack.CLIENT,
              FakeSlack.CLIENT_SECRET,
              URI.create("https://desk.example")),
          new ListeningDesk(),
          vault,
          new MemoryPasses(clock),
          (_, _) -> {},
          clock);
  private final EndpointServer address = new EndpointServer(adapter.endpoints());
  private final HttpClient browser = HttpClient.newHttpClient();

  @BeforeEach
  void tells() {
    team.room("general");
    slack.tells(address.at("/slack/events"));
  }

  @AfterEach
  void closes() {
    adapter.close();
    address.close();
    browser.close();
    slack.close();
  }

  @Test
  void a_workspace_installs_the_desk_and_it_speaks_there() throws Exception {
    assertThat(delivered())
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.INSTALLATION_LOST));
    var begun = begins();
    assertThat(begun.location())
        .startsWith("https://slack.com/oauth/v2/authorize?")
        .contains("client_id=" + FakeSlack.CLIENT, "state=", "redirect_uri=", "chat%3Awrite");

    var page = returns(back(begun), begun.cookie());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("installed").doesNotContain("xoxb");
    assertThat(delivered()).isInstanceOf(Receipt.Delivered.class);
    assertThat(vault.workspaces("slack")).containsExactly("T0TOWN");
  }

  @Test
  void the_way_back_is_good_once() throws Exception {
    var begun = begins();
    var back = back(begun);
    assertThat(returns(back, begun.cookie()).statusCode()).isEqualTo(200);
    vault.forget("slack", "T0TOWN");

    assertThat(returns(back, begun.cookie()).statusCode()).isEqualTo(400);
    assertThat(vault.workspaces("slack")).isEmpty();
  }

  @Test
  void the_way_back_is_good_in_the_browser_that_began() throws Exception {
    var begun = begins();
    var other = begins();

    assertThat(returns(back(begun), other.cookie()).statusCode()).isEqualTo(400);
    assertThat(returns(back(begins()), "").statusCode()).isEqualTo(400);
    assertThat(slack.calls("oauth.")).isEmpty();
  }

  @Test
  void the_way_back_is_good_for_ten_minutes() throws Exception {
    var begun = begins();
    clock.advance(Duration.ofMinutes(11));

    assertThat(returns(back(begun), begun.cookie()).statusCode()).isEqualTo(400);
    assertThat(vault.workspaces("slack")).isEmpty();
  }

  @Test
  void who_declines_is_told_and_nothing_changes() throws Exception {
    var begun = begins();
    var state = begun.location().replaceFirst(".*state=([^&]+).*", "$1");
    var page = returns("/slack/oauth?error=access_denied&state=" + state, begun.cookie());

    assertThat(page.body()).contains("Nothing has changed");
    assertThat(vault.workspaces("slack")).isEmpty();
  }

  @Test
  void a_token_that_ends_is_exchanged_once_however_many_ask() throws Exception {
    slack.installations().rotate();
    var begun = begins();
    returns(back(begun), begun.cookie());
    clock.advance(Duration.ofHours(11).plusMinutes(55));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Receipt> one = this::delivered;
      var all = threads.invokeAll(List.of(one, one, one, one));
      assertThat(all).allSatisfy(it -> assertThat(of(it)).isInstanceOf(Receipt.Delivered.class));
    }
    assertThat(slack.installations().refreshed()).isEqualTo(1);
    clock.advance(Duration.ofHours(1));
    assertThat(delivered()).as("with the new token").isInstanceOf(Receipt.Delivered.class);
  }

  private static Receipt of(Future<Receipt> done) {
    try {
      return done.get();
    } catch (InterruptedException | ExecutionException problem) {
      throw new AssertionError(problem);
    }
  }

  @Test
  void a_token_that_was_exchanged_elsewhere_is_found() throws Exception {
    slack.installations().rotate();
    var begun = begins();
    returns(back(begun), begun.cookie());
    assertThat(delivered()).isInstanceOf(Receipt.Delivered.class);
    var old = vault.find("slack", "T0TOWN").orElseThrow();
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    slack.installations().revokes(SlackTokens.read(old.secrets()).token());
    vault.keep(new Vault.Installation("slack", "T0TOWN", SlackTokens.of(token).written()));

    assertThat(delivered()).as("at once").isInstanceOf(Receipt.Delivered.class);
  }

  @Test
  void an_uninstalled_desk_forgets_its_token_and_is_silent() throws Exception {
    var begun = begins();
    returns(back(begun), begun.cookie());
    assertThat(delivered()).isInstanceOf(Receipt.Delivered.class);
    var asked = slack.calls("").size();

    slack.deliveries().uninstalled(team);

    assertThat(vault.workspaces("slack")).isEmpty();
    assertThat(delivered())
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.INSTALLATION_LOST));
    assertThat(slack.calls("")).hasSize(asked);
  }

  @Test
  void revoked_tokens_of_people_are_not_the_desks() throws Exception {
    var begun = begins();
    returns(back(begun), begun.cookie());

    slack.deliveries().revoked(team, List.of("U0ANA"), List.of());
    assertThat(vault.workspaces("slack")).containsExactly("T0TOWN");
    slack.deliveries().revoked(team, List.of(), List.of(Team.BOT));
    assertThat(vault.workspaces("slack")).isEmpty();
  }

  private Receipt delivered() {
    var room = Place.channel(SlackPlayer.PLATFORM, "T0TOWN", "C0GENERAL");
    return adapter.deliver(
        new Outgoing.Post("install", room, new Saying(Text.of("hello")), Set.of()));
  }

  private record Begun(String location, String cookie) {}

  private Begun begins() throws IOException, InterruptedException {
    var answer = gets("/slack/install", "");
    assertThat(answer.statusCode()).isEqualTo(302);
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "Secure", "SameSite=Lax");
    return new Begun(
        answer.headers().firstValue("Location").orElseThrow(), cookie.replaceFirst(";.*", ""));
  }

  /** The person agrees on Slack's page. */
  private String back(Begun begun) {
    var sent = slack.installations().agrees(team, URI.create(begun.location()));
    assertThat(sent.getHost()).isEqualTo("desk.example");
    return sent.getRawPath() + "?" + sent.getRawQuery();
  }

  private HttpResponse<String> returns(String path, String cookie)
      throws IOException, InterruptedException {
    return gets(path, cookie);
  }

  private HttpResponse<String> gets(String path, String cookie)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address.at(path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }
}
