package dev.deskbell.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.deskbell.chat.Receipt;
import dev.deskbell.people.People;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.testing.Canary;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.TicketRef;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Pages by e-mail: a real server takes them, or says why not. */
class MailStoryTest {
  private static final Duration NOW = Duration.ofSeconds(1);
  private static final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final ScriptedMail scripted = new ScriptedMail();
  private static CoreDesk desk;
  private String ref = "";

  @BeforeAll
  static void opens() {
    server.start();
    server.setUser("yuki.tanabe@alvorada.example", "a-password");
    System.setProperty("smtp.host", "127.0.0.1");
    System.setProperty("smtp.from", "Desk <desk@alvorada.example>");
    System.setProperty("smtp.security", "none");
    System.setProperty("smtp.port", Integer.toString(server.getSmtp().getPort()));
    desk = new CoreDesk();
    desk.as("yuki").types("page add mail after:2m");
  }

  @AfterAll
  static void closes() {
    List.of("host", "from", "security", "port").forEach(it -> System.clearProperty("smtp." + it));
    desk.close();
    server.stop();
    scripted.close();
  }

  @BeforeEach
  void isEmpty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void ends() {
    desk.as("yuki").types("incident cancel " + ref + " a test");
    desk.later(NOW);
  }

  private void declared(String title) {
    ref =
        desk.as("ana")
            .types(
                "incident declare impact:high urgency:high service:checkout title:\""
                    + title
                    + "\"")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.later(NOW);
  }

  private String why() {
    return desk.as("mia").types("page why " + ref).text();
  }

  private static Message arrived() {
    Awaitility.await().until(() -> server.getReceivedMessages().length == 1);
    return server.getReceivedMessages()[0];
  }

  @Test
  void who_does_not_answer_in_chat_gets_an_e_mail_that_says_how() throws Exception {
    assertThat(desk.as("yuki").types("page rules").text())
        .contains("Direct message: at once", "E-mail: after 2 minutes more");
    declared("Checkout is down — again");
    desk.later(Duration.ofSeconds(110));
    assertThat(server.getReceivedMessages()).isEmpty();
    desk.later(Duration.ofSeconds(10));
    var letter = arrived();
    assertThat(letter.getSubject()).isEqualTo(ref + " needs you (P1): Checkout is down — again");
    assertThat(letter.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("yuki.tanabe@alvorada.example");
    assertThat(letter.getFrom()[0].toString()).contains("desk@alvorada.example");
    assertThat(letter.getContentType()).startsWith("text/plain");
    assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(String.valueOf(letter.getContent()))
        .contains("Service: Web shop checkout", "incident ack " + ref)
        .contains("https://desk.example.com/t/" + ref);
    Awaitility.await().untilAsserted(() -> assertThat(why()).contains("by mail", "250 "));
  }

  @Test
  void what_people_typed_begins_no_header_and_a_private_ticket_stays_private() throws Exception {
    declared("Down");
    desk.get(JdbcClient.class)
        .sql("update ticket set title = ? where ref = ?")
        .params("Down\r\nBcc: eve@example.com\r\n\r\nWords", ref)
        .update();
    desk.later(Duration.ofMinutes(2));
    var letter = arrived();
    assertThat(letter.getHeader("Bcc")).isNull();
    assertThat(letter.getSubject()).contains("Down Bcc: eve@example.com Words");
    assertThat(letter.getAllRecipients()).hasSize(1);
    server.purgeEmailFromAllMailboxes();
    desk.as("yuki").types("incident cancel " + ref + " a test");
    declared("Somebody steals");
    desk.as("yuki").types("hide " + ref);
    desk.later(Duration.ofMinutes(2));
    assertThat(arrived().getSubject() + arrived().getContent())
        .contains("a private ticket")
        .doesNotContain("Somebody steals");
  }

  @Test
  void a_closed_direct_message_sends_the_e_mail_at_once() throws MessagingException {
    desk.platform().shut("yuki", Receipt.Reason.PERSON_UNREACHABLE);
    try {
      declared("Checkout is down");
      desk.room("applications");
      desk.later(NOW);
      assertThat(arrived().getSubject()).contains(ref);
    } finally {
      desk.platform().open("yuki");
    }
  }

  @Test
  void who_has_no_known_address_is_not_waited_for() {
    declared("Checkout is down");
    desk.as("passer-by").types("help");
    var people = desk.get(People.class);
    var nobody = people.behind(Desk.account("passer-by")).orElseThrow().id();
    var page = page();
    var theirs =
        new Page(
            page.id(),
            page.ticket(),
            page.run(),
            page.fired(),
            nobody,
            null,
            0,
            "mail",
            "a test",
            page.dueAt(),
            page.state(),
            "",
            null,
            null,
            null,
            null);
    assertThat(desk.get(Mails.class).carry(theirs, desk.theatre().clock().instant()))
        .isEqualTo(new Carrier.Carried.Refused("no e-mail address of theirs is known"));
  }

  /** What a server answers to the deed that begins so, and whether it is worth another try. */
  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no such user, Refused",
    "RCPT, 450 4.2.1 mailbox busy, TurnedAway",
    "MAIL, 552 5.2.2 too much, Refused",
    "DATA, 451 4.3.0 try again, TurnedAway",
    ".,    554 5.7.1 it looks like spam, Refused",
    ".,    421 4.3.2 going down, TurnedAway",
    "HELO, 220 never comes, TurnedAway",
  })
  void a_server_that_says_no_for_good_is_not_asked_again(String deed, String answer, String outcome)
      throws Exception {
    declared("Checkout is down");
    var carried = by(scripted.answering(deed, answer), MailSettings.Security.NONE);
    assertThat(carried.getClass().getSimpleName()).isEqualTo(outcome);
    if (!deed.equals("HELO")) {
      assertThat(carried.toString()).contains(answer.strip());
    }
  }

  private Carrier.Carried by(int port, MailSettings.Security security) throws Exception {
    var settings =
        MailSettings.of(
            new MockEnvironment()
                .withProperty("smtp.host", "127.0.0.1")
                .withProperty("smtp.port", Integer.toString(port))
                .withProperty("smtp.from", "desk@alvorada.example")
                .withProperty("smtp.security", security.name()));
    var mails = new Mails(settings, desk.get(MailWords.class), desk.get(People.class));
    return mails.carry(page(), desk.theatre().clock().instant());
  }

  private Page page() {
    return desk.get(Pages.class).of(TicketRef.of(ref)).getFirst();
  }

  @Test
  void nothing_is_sent_in_the_open_nor_to_a_server_that_nobody_vouches_for() throws Exception {
    declared("Checkout is down");
    assertThat(by(server.getSmtp().getPort(), MailSettings.Security.STARTTLS))
        .isInstanceOf(Carrier.Carried.TurnedAway.class)
        .asString()
        .contains("STARTTLS");
    var sealed = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    sealed.start();
    try {
      assertThat(by(sealed.getSmtps().getPort(), MailSettings.Security.TLS))
          .isInstanceOf(Carrier.Carried.TurnedAway.class);
      assertThat(sealed.getReceivedMessages()).isEmpty();
    } finally {
      sealed.stop();
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void half_a_configuration_is_refused_in_one_line_and_no_password_is_written() {
    assertThat(MailSettings.of(new MockEnvironment())).isEmpty();
    refused(Map.of("smtp.host", "mail"), "SMTP_FROM");
    refused(Map.of("smtp.host", "mail", "smtp.from", "a@b, c@d"), "SMTP_FROM");
    refused(Map.of("smtp.host", "mail", "smtp.from", "a@b.c", "smtp.user", "x"), "SMTP_PASSWORD");
    refused(Map.of("smtp.host", "mail", "smtp.from", "a@b.c", "smtp.security", "ssl"), "starttls");
    refused(Map.of("smtp.host", "mail", "smtp.from", "a@b.c", "smtp.port", "x"), "SMTP_PORT");
    var whole =
        settings(
            Map.of(
                "smtp.host",
                "mail",
                "smtp.from",
                "a@b.c",
                "smtp.user",
                "u",
                "smtp.password",
                Canary.WORD));
    assertThat(whole.orElseThrow().port()).isEqualTo(587);
    assertThat(whole.toString()).doesNotContain(Canary.WORD);
  }

  private static void refused(Map<String, String> said, String because) {
    assertThatThrownBy(() -> settings(said))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining(because);
  }

  private static Optional<MailSettings> settings(Map<String, String> said) {
    var environment = new MockEnvironment();
    said.forEach(environment::setProperty);
    return MailSettings.of(environment);
  }
}
