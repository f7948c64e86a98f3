package dev.deskbell.oncall;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.people.People;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Pages by e-mail, spoken to the server directly so that the ledger has what it said. */
@Component
class Mails implements Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
  private static final int LONGEST_SAYING = 300;

  private final Optional<MailSettings> settings;
  private final MailWords words;
  private final People people;

  @Autowired
  Mails(Environment environment, MailWords words, People people) {
    this(MailSettings.of(environment), words, people);
  }

  Mails(Optional<MailSettings> settings, MailWords words, People people) {
    this.settings = settings;
    this.words = words;
    this.people = people;
  }

  @Override
  public boolean carries(String way) {
    return isThere() && way.equals(PageRules.MAIL);
  }

  boolean isThere() {
    return settings.isPresent();
  }

  @Override
  public Carried carry(Page page, Instant at) {
    var its = settings.orElseThrow();
    var address = people.emailOf(Objects.requireNonNull(page.person())).flatMap(Mails::address);
    if (address.isEmpty()) {
      return new Carried.Refused("no e-mail address of theirs is known");
    }
    try {
      var session = Session.getInstance(its.properties());
      return send(its, session, letter(its, session, page, address.get(), at));
    } catch (MessagingException e) {
      LOG.warn("the mail of page {} was not taken: {}", page.id(), line(e.toString()));
      return turnedAway(e);
    }
  }

  private static Carried send(MailSettings its, Session session, MimeMessage letter)
      throws MessagingException {
    try (var transport = (SMTPTransport) session.getTransport("smtp")) {
      // Without a user nobody is asked for, even by a server that offers to ask.
      var named = !its.user().isEmpty();
      transport.connect(
          its.host(), its.port(), named ? its.user() : null, named ? its.password() : null);
      transport.sendMessage(letter, letter.getAllRecipients());
      return new Carried.Taken(line(transport.getLastServerResponse()));
    }
  }

  private MimeMessage letter(MailSettings its, Session session, Page page, Address to, Instant at)
      throws MessagingException {
    var letter = new Letter(session, "<page-" + page.id() + "@" + domain(its.from()) + ">");
    letter.setFrom(its.from());
    letter.setRecipient(Message.RecipientType.TO, to);
    letter.setSubject(line(words.subject(page)), UTF_8.name());
    letter.setSentDate(Date.from(at));
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setHeader("X-Priority", "1");
    letter.setText(words.text(page), UTF_8.name());
    letter.saveChanges();
    return letter;
  }

  private static String domain(InternetAddress address) {
    return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
  }

  /** One address and nothing beside it. */
  private static Optional<InternetAddress> address(String written) {
    try {
      var address = new InternetAddress(written, true);
      address.validate();
      return Optional.of(address);
    } catch (AddressException _) {
      return Optional.empty();
    }
  }

  /** A line of its own: what people typed begins no other header. */
  static String line(String any) {
    var line = any.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    return line.length() <= LONGEST_SAYING ? line : line.substring(0, LONGEST_SAYING);
  }

  /** What the server answered with 5xx stays so however often it is tried. */
  private static Carried turnedAway(MessagingException problem) {
    for (Exception it = problem;
        it instanceof MessagingException next;
        it = next.getNextException()) {
      if (isFinal(next)) {
        return new Carried.Refused(line(String.valueOf(next.getMessage())));
      }
    }
    return new Carried.TurnedAway(line(problem.toString()));
  }

  private static boolean isFinal(MessagingException problem) {
    return switch (problem) {
      case SMTPAddressFailedException it -> isFinal(it.getReturnCode());
      case SMTPSenderFailedException it -> isFinal(it.getReturnCode());
      case SMTPSendFailedException it -> isFinal(it.getReturnCode());
      case AuthenticationFailedException it -> String.valueOf(it.getMessage()).startsWith("5");
      default -> false;
    };
  }

  private static boolean isFinal(int code) {
    return code >= 500 && code < 600;
  }

  /** The same page has the same id however often it is tried: readers show it once. */
  private static final class Letter extends MimeMessage {
    private final String id;

    Letter(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
