package dev.deskbell.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.deskbell.Deskbell;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.database.DataFolder;
import dev.deskbell.database.Database;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.Rooms;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.testing.TestDatabase;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import dev.deskbell.web.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** What can be wrong with a set-up is planted here, and found. */
class DoctorTest {

  @TempDir private static Path folder;
  private static Path organisation;
  private static ConfigurableApplicationContext desk;
  private static JdbcClient db;

  @BeforeAll
  static void start() {
    organisation = ExampleOrganisation.on("console", "example");
    desk =
        SpringApplication.run(
            Deskbell.class,
            "--DATABASE_URL=" + TestDatabase.freshUrl(),
            "--DESKBELL_DATA=" + folder,
            "--deskbell.policies=" + organisation,
            "--DESKBELL_CONSOLE=off",
            "--server.port=0",
            "--management.server.port=0");
    db = desk.getBean(JdbcClient.class);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void a_database_that_forgets_after_a_power_cut() {
    assertThat(examined("databaseCheckup"))
        .anySatisfy(it -> {
          assertThat(it.state()).isEqualTo(State.BROKEN);
          assertThat(it.found()).contains("fsync");
          assertThat(it.remedy()).contains("postgresql.conf");
        })
        .anySatisfy(it -> assertThat(it.found()).contains("PostgreSQL 18"));
  }

  @Test
  void clocks_that_disagree() {
    var says = db.sql("select now()").query(java.time.OffsetDateTime.class).single().toInstant();
    assertThat(clock(says).state()).isEqualTo(State.WELL);
    assertThat(clock(says.plusSeconds(20)).state()).isEqualTo(State.WORTH_A_LOOK);
    assertThat(clock(says.minusSeconds(600)).state()).isEqualTo(State.BROKEN);
    assertThat(clock(says.minusSeconds(600)).remedy()).contains("time server");
  }

  private static Finding clock(Instant machine) {
    return new DatabaseCheckup(db, desk.getBean(Database.class), () -> machine)
        .examine().stream().filter(it -> it.about().equals("clock")).findFirst().orElseThrow();
  }

  @Test
  void a_full_disk_and_a_secret_that_others_can_read(@TempDir Path other) throws IOException {
    var environment = new MockEnvironment().withProperty("DESKBELL_DATA", other.toString());
    var checkup = new FolderCheckup(DataFolder.of(environment), false);
    assertThat(checkup.room(50 << 20).state()).isEqualTo(State.BROKEN);
    assertThat(checkup.room(500 << 20).state()).isEqualTo(State.WORTH_A_LOOK);
    assertThat(checkup.examine()).allMatch(it -> it.state() == State.WELL);
    var secret = Files.writeString(other.resolve("secret.key"), "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(checkup.examine())
        .anySatisfy(it -> {
          assertThat(it.state()).isEqualTo(State.BROKEN);
          assertThat(it.remedy()).contains("chmod 600 " + secret);
        });
  }

  @Test
  void policies_that_the_next_start_would_refuse_or_change() throws IOException {
    assertThat(examined("policiesCheckup")).allMatch(it -> it.state() == State.WELL);
    Path file;
    try (var files = Files.list(organisation)) {
      file = files.filter(it -> it.endsWith("organisation.yaml")).findFirst().orElseThrow();
    }
    var kept = read(file);
    try {
      Files.writeString(file, kept.replaceFirst("(?m)^( *)name: .*", "$1name: Another"));
      assertThat(examined("policiesCheckup").getFirst().remedy()).contains("policy reload");
      Files.writeString(file, kept + "\nnonsense: [\n");
      var finding = examined("policiesCheckup").getFirst();
      assertThat(finding.state()).isEqualTo(State.BROKEN);
      assertThat(finding.found()).contains("organisation.yaml");
    } finally {
      Files.writeString(file, kept);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new IllegalStateException(problem);
    }
  }

  @Test
  void a_message_that_was_given_up() {
    assertThat(examined("deliveryCheckup")).allMatch(it -> it.state() == State.WELL);
    db.sql(
            """
            insert into delivery (topic, subject, argument, destination, lane, urgency, manner, state,
                                  told_at, not_before, finished_at, why)
            values ('ticket.card', 'INC-1', '', '', '', 'USUAL', 'ONCE', 'DEAD', now(), now(), now(), 'x')
            """)
        .update();
    var finding = examined("deliveryCheckup").getFirst();
    db.sql("delete from delivery").update();
    assertThat(finding.state()).isEqualTo(State.BROKEN);
    assertThat(finding.remedy()).contains("delivery problems");
  }

  @Test
  void an_address_that_leads_elsewhere_or_nowhere() throws IOException {
    assertThat(address(null).state()).isEqualTo(State.WORTH_A_LOOK);
    assertThat(address(URI.create("http://127.0.0.1:1/")).state()).isEqualTo(State.BROKEN);
    var port = desk.getEnvironment().getProperty("local.server.port");
    assertThat(address(URI.create("http://127.0.0.1:" + port + "/")).state()).isEqualTo(State.WELL);
    var another = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    another.createContext("/", it -> it.sendResponseHeaders(404, -1));
    another.start();
    try {
      var finding = address(URI.create("http://127.0.0.1:" + another.getAddress().getPort() + "/"));
      assertThat(finding.state()).isEqualTo(State.BROKEN);
      assertThat(finding.found()).contains("404");
    } finally {
      another.stop(0);
    }
  }

  private static Finding address(@org.jspecify.annotations.Nullable URI base) {
    return new AddressCheckup(new PublicAddress(Optional.ofNullable(base))).examine().getFirst();
  }

  @Test
  void rooms_in_which_the_desk_may_not_work() {
    var beans = new DefaultListableBeanFactory();
    beans.registerSingleton("chat", new Picky("console"));
    beans.registerSingleton("other", new Picky("elsewhere"));
    var rooms = desk.getBean(Rooms.class);
    var checkup =
        new RoomsCheckup(
            rooms::all,
            beans.getBeanProvider(ChatPlatform.class),
            InstantSource.system(),
            Duration.ofSeconds(18));

    assertThat(checkup.examine())
        .extracting(Finding::about)
        .contains("service-desk", "network")
        .doesNotHaveDuplicates();
    assertThat(examined("roomsCheckup")).allMatch(it -> it.state() == State.WELL);
  }

  @Test
  void secrets_that_no_key_opens() {
    assertThat(examined("vaultCheckup")).allMatch(it -> it.state() == State.WELL);
    db.sql("insert into installation values ('chat', 'T1', 'lost', '', '')").update();
    var finding = examined("vaultCheckup").getFirst();
    db.sql("delete from installation").update();
    assertThat(finding.state()).isEqualTo(State.BROKEN);
    assertThat(finding.found()).contains("chat T1 (key lost)");
    assertThat(finding.remedy()).contains("DESKBELL_SECRET_KEY");
  }

  @Test
  void who_asks_in_chat_gets_a_card_with_what_to_do_first() {
    var json = desk.getBean(JsonMapper.class);
    var findings =
        List.of(
            new Finding(State.BROKEN, "token", "revoked", "Install it again."),
            Finding.well("clock", "0.0 s"));
    var piece = new Piece(DoctorTask.TOPIC, DoctorTask.TOPIC, json.writeValueAsString(findings));
    var drawn =
        new DoctorDrawer(json).draw(piece, new Drawer.View(null, "console", "x", null, null));
    var card = (Card) ((Drawer.Drawn.Shown) drawn).content();
    assertThat(card.title()).isEqualTo("One thing needs attention");
    assertThat(card.plain()).contains("Broken, token: revoked. Install it again.", "clock: 0.0 s");
  }

  @Test
  void who_asks_from_a_terminal_gets_lines() {
    var port = desk.getEnvironment().getProperty("local.management.port", "");
    var report =
        AskedDoctor.ask(new MockEnvironment().withProperty("DESKBELL_MANAGEMENT_PORT", port));
    assertThat(report.broken()).isTrue();
    assertThat(report.text()).contains("BROKEN        durability: ", "well          policies: ");
  }

  @Test
  void without_a_desk_it_says_so_in_a_line() {
    var nowhere = new MockEnvironment().withProperty("DESKBELL_MANAGEMENT_PORT", "1");
    assertThatThrownBy(() -> AskedDoctor.ask(nowhere))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("No desk answers")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_tickets_address_says_the_same_about_every_ref() throws Exception {
    var port = desk.getEnvironment().getProperty("local.server.port");
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      var pages = new java.util.HashSet<String>();
      for (var ref : List.of("INC-1", "REQ-999999", "%3Cscript%3E")) {
        var request =
            java.net.http.HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/t/" + ref))
                .build();
        var answer = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        pages.add(answer.body());
      }
      assertThat(pages).hasSize(1).first().asString().contains("/desk show");
    }
  }

  private static List<Finding> examined(String name) {
    return desk.getBean(name, Checkup.class).examine();
  }
}
