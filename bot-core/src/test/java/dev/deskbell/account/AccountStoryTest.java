package dev.deskbell.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Departures;
import dev.deskbell.people.People;
import dev.deskbell.people.UnlinkablePlatform;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class AccountStoryTest {
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final DataSource database = TestDatabase.fresh();
  @TempDir Path policies;
  private Desk desk = new Desk(new Nobody(), clock);

  /** The example organisation with its people on the platform of the test. */
  @BeforeEach
  void start() throws IOException {
    for (var file : new PathMatchingResourcePatternResolver().getResources("organisation/*.yaml")) {
      if (List.of("organisation.yaml", "people.yaml", "teams.yaml", "services.yaml")
          .contains(file.getFilename())) {
        Files.writeString(
            policies.resolve(String.valueOf(file.getFilename())),
            file.getContentAsString(StandardCharsets.UTF_8)
                .replace("platform: console", "platform: " + Desk.PLATFORM)
                .replace("workspace: example", "workspace: " + Desk.WORKSPACE));
      }
    }
    var template = new JdbcTemplate(database);
    var transactions = new JdbcTransactionManager(database);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("deskbell.policies", policies.toString())));
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcTemplate.class, () -> template);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(template));
    context.registerBean(JdbcTransactionManager.class, () -> transactions);
    context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
    context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(ChatPlatform.class, () -> new FakePlatform(Desk.PLATFORM));
    context.registerBean(UnlinkablePlatform.class, () -> new UnlinkablePlatform("console"));
    context.scan(
        "dev.deskbell.store",
        "dev.deskbell.policy",
        "dev.deskbell.people",
        "dev.deskbell.conversation",
        "dev.deskbell.delivery",
        "dev.deskbell.account",
        "dev.deskbell.service");
    context.refresh();
    desk = new Desk(context.getBean(Conversation.class), clock);
  }

  @AfterEach
  void stop() {
    context.close();
    TestDatabase.drop(database);
  }

  @Test
  void me_shows_who_one_is_and_what_one_can_change() {
    var ben = desk.as("ben").types("me");
    assertThat(ben.text())
        .contains("Ben Azevedo", "Network (responder)", "Nora Lima", "Europe/Lisbon")
        .contains("Comments on my tickets: at once");
    assertThat(ben.buttons()).contains("Time zone", "Out of office", "Link another account");
  }

  @Test
  void a_zone_is_chosen_by_its_name_or_city_and_a_slip_is_answered_with_what_was_meant() {
    assertThat(asked(desk.as("ana").types("me zone Europe/Lisbno")))
        .contains("Did you mean Europe/Lisbon?");
    assertThat(asked(desk.as("ana").types("me zone berlni"))).contains("mean Europe/Berlin?");
    assertThat(desk.as("ana").types("me zone tokyo").text())
        .contains("Your time zone is Asia/Tokyo now.");
    assertThat(desk.as("ana").types("me").text()).contains("Asia/Tokyo");
  }

  @Test
  void what_reaches_one_is_chosen_in_words_or_from_the_menu_and_the_form_that_follows() {
    assertThat(desk.as("ana").types("me notify comments digest").text())
        .contains("Comments on my tickets: in a daily digest.");
    var asked = desk.as("ana").presses(new Call("account.notify", ""), "watched");
    assertThat(asked.sends(Map.of("how", "never")).text()).contains("What I watch: never.");
    assertThat(desk.as("ana").types("me").text())
        .contains("in a daily digest", "What I watch: never");
  }

  @Test
  void out_of_office_has_an_end_and_can_end_sooner() {
    assertThat(desk.as("ana").types("me away until:2026-03-06").text())
        .contains("out of office until", "6 Mar 2026", "Europe/Lisbon");
    assertThat(desk.as("ana").types("me").buttons()).contains("I am back");
    assertThat(desk.as("ana").types("me back").text()).contains("Welcome back.");
    assertThat(desk.as("ana").types("me").buttons()).contains("Out of office");
  }

  @Test
  void two_accounts_become_one_person_by_a_code_said_once() {
    var code = code("zoe");
    var linked = desk.as("zoe99").types("me link " + code).sends(Map.of("sure", "yes"));
    assertThat(linked.text()).contains("You are one person on both accounts now.");
    assertThat(linked.again().text()).contains("You are one person on both accounts now.");
    assertThat(desk.as("mallory").types("me confirm " + code + " yes").text())
        .contains("wrong, used or older");
    var people = context.getBean(People.class);
    assertThat(people.behind(Desk.account("zoe99"))).isEqualTo(people.behind(Desk.account("zoe")));
    assertThat(told("account.linked"))
        .containsExactlyInAnyOrder("account/test/acme/zoe", "account/test/acme/zoe99");
    assertThat(count("select count(*) from inbox where outcome::text like '%" + code + "%'"))
        .isZero();
    assertThat(desk.as("zoe99").types("me unlink").text()).contains("somebody of its own again");
    assertThat(told("account.unlinked"))
        .hasSize(2)
        .contains("account/test/acme/zoe99")
        .anyMatch(it -> it.startsWith("person/"));
    assertThat(told("account.administrator-linked")).isEmpty();
  }

  @Test
  void who_has_two_accounts_in_one_workspace_prefers_the_one_at_hand_or_one_by_its_user() {
    var code = code("mia");
    desk.as("mia99").types("me confirm " + code + " yes");
    var people = context.getBean(People.class);
    var mia = people.behind(Desk.account("mia")).orElseThrow().id();
    assertThat(desk.as("mia99").types("me prefer here").text()).contains("writes to you on");
    assertThat(people.accountsOf(mia)).startsWith(Desk.account("mia99"));
    assertThat(asked(desk.as("mia99").types("me prefer test/acme")))
        .contains("Say one of: test/acme/mia99, test/acme/mia");
    desk.as("mia99").types("me prefer test/acme/mia");
    assertThat(people.accountsOf(mia)).startsWith(Desk.account("mia"));
  }

  @Test
  void the_other_administrators_hear_when_an_administrator_s_accounts_are_linked() {
    desk.as("zoe").types("me");
    var zoe = context.getBean(People.class).behind(Desk.account("zoe")).orElseThrow().id();
    JdbcClient.create(database)
        .sql("insert into granted_role values (?, 'ADMINISTRATOR', 0, now())")
        .param(zoe.value())
        .update();
    desk.as("ada2").types("me confirm " + code("ada") + " yes");
    assertThat(told("account.administrator-linked")).containsExactly("person/" + zoe);
  }

  @Test
  void a_manager_binds_a_room_by_saying_it_there() {
    assertThat(desk.as("ana").types("room bind network").text()).contains("role manager");
    assertThat(desk.as("sam").types("room bind network").text()).contains("A manager of network");
    assertThat(asked(desk.as("nora").types("room bind netwrok"))).contains("Did you mean network?");
    assertThat(desk.as("nora").types("room bind network").text())
        .contains("This room gets the cards of network");
    assertThat(desk.as("nora").types("room bind incident").text())
        .contains("A manager of incident");
    assertThat(desk.as("ada").types("room bind incident").text()).contains("cards of incident");
    assertThat(desk.as("ben").types("rooms").text()).contains("network | test #room (here)");
    assertThat(desk.as("nora").types("room unbind network").text()).contains("no new cards");
    assertThat(desk.as("ben").types("rooms").text()).contains("network | test #network");
  }

  @Test
  void an_administrator_sees_what_new_files_would_change_and_accepts_just_that()
      throws IOException {
    assertThat(desk.as("ben").types("policy reload").text()).contains("role administrator");
    assertThat(desk.as("ada").types("policy reload").text()).contains("Nothing changes");
    var teams = policies.resolve("teams.yaml");
    var before = Files.readString(teams);
    Files.writeString(teams, before.replace("name: Network", "nmae: Network"));
    assertThat(desk.as("ada").types("policy reload").text())
        .contains("teams.yaml:18: teams[1].nmae: is no known key; did you mean `name`?");
    Files.writeString(teams, before.replace("name: Network", "name: Net & Wires"));
    var shown = desk.as("ada").types("policy reload");
    assertThat(shown.text())
        .contains("teams.yaml: teams[network].name changes from Network to Net & Wires");
    Files.writeString(teams, before.replace("name: Network", "name: Something else"));
    assertThat(shown.presses("Accept").text()).contains("The files have changed since");
    Files.writeString(teams, before.replace("name: Network", "name: Net & Wires"));
    assertThat(desk.as("ada").types("policy reload").presses("Accept").text())
        .contains("Accepted.");
    context.getBean(Policies.class).follow();
    // The follower may be at it already, and is not waited for.
    await()
        .untilAsserted(() ->
            assertThat(desk.as("ben").types("me").text()).contains("Net & Wires (responder)"));
    assertThat(desk.as("ada").types("policy show teams.yml").text()).contains("teams.yaml?");
    assertThat(desk.as("ada").types("policy show teams.yaml").text()).contains("Net & Wires");
  }

  @Test
  void who_left_can_do_nothing_more() {
    assertThat(desk.as("ada").types("person left @ben").text()).contains("no rights any more");
    assertThat(desk.as("ben").types("me zone tokyo").text()).doesNotContain("Asia/Tokyo");
    assertThat(desk.as("ada").types("person left @ada").text()).contains("You are still here");
    assertThat(asked(desk.as("ada").types("person left nobody")))
        .contains("I don't know anybody called");
    assertThat(desk.as("ada").types("person back @ben").text()).contains("here again");
    assertThat(desk.as("ben").types("me zone tokyo").text()).contains("Asia/Tokyo");
  }

  @Test
  void who_reads_the_log_of_a_desk_without_administrator_becomes_the_first() {
    desk.as("ada").types("me");
    var ada = context.getBean(People.class).named("ada").orElseThrow().id();
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> context.getBean(Departures.class).left(ada, ada, clock.instant()));
    var claim = "claim " + codeInTheLog();
    assertThat(desk.as("zoe").types("policy reload").text()).contains("role administrator");

    var claimed = desk.as("zoe").types(claim);
    assertThat(claimed.text()).contains("You are this desk's administrator now");
    assertThat(claimed.again().text()).as("told again").isEqualTo(claimed.text());
    assertThat(desk.as("zoe").types("policy reload").text()).contains("Nothing changes");
    assertThat(desk.as("mallory").types(claim).text()).contains("not the code");
    assertThat(count("select count(*) from inbox where outcome::text like '%" + claim + "%'"))
        .isZero();
  }

  /** What the desk says to whoever starts it. */
  private String codeInTheLog() {
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var log = (Logger) LoggerFactory.getLogger("dev.deskbell.people.Administrators");
    log.addAppender(logged);
    try {
      context.publishEvent(
          new ApplicationReadyEvent(
              new SpringApplication(), new String[0], context, Duration.ZERO));
    } finally {
      log.detachAppender(logged);
    }
    var said = logged.list.getFirst().getFormattedMessage();
    return said.replaceFirst("(?s).*`claim (\\S+)`.*", "$1");
  }

  @Test
  void a_wrong_claim_is_answered_and_counted() {
    var wrong = desk.as("zoe").types("claim AAAA-BBBB-CCCC");
    assertThat(wrong.text()).contains("not the code");
    assertThat(wrong.card().tone()).isEqualTo(Tone.WARNING);
  }

  /** The hint of the form that asks again for what was not understood. */
  private static String asked(Desk.Answered answered) {
    return answered.form().fields().getFirst().ask().hint();
  }

  private String code(String user) {
    var text = desk.as(user).types("me link").text();
    var start = text.indexOf("me link ") + "me link ".length();
    return text.substring(start, start + 14);
  }

  private List<String> told(String topic) {
    return List.copyOf(
        JdbcClient.create(database)
            .sql("select destination from delivery where topic = ?")
            .param(topic)
            .query((row, _) -> row.getString(1))
            .list());
  }

  private int count(String sql) {
    return JdbcClient.create(database).sql(sql).query(Integer.class).single();
  }

  /** Before the desk has started. */
  private static final class Nobody implements Conversation {
    @Override
    public Reply receive(Incoming incoming) {
      throw new IllegalStateException("not started");
    }

    @Override
    public List<Phrase> phrases() {
      return List.of();
    }
  }
}
