package dev.deskbell.oncall;

import dev.deskbell.policy.OperatorMistake;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.env.Environment;

/**
 * Which server takes the desk's e-mail.
 *
 * @param user empty where the server asks for nobody
 */
record MailSettings(
    String host, int port, Security security, String user, String password, InternetAddress from) {
  private static final String PATIENCE = "4000";

  /** How the way to the server is kept private. */
  enum Security {
    /** Plain at first; nothing is sent where the server then offers no encryption. */
    STARTTLS(587),
    TLS(465),
    /** For a server on the same machine. */
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  /** What the environment says; empty when it names no server. Half of it is refused. */
  static Optional<MailSettings> of(Environment environment) {
    var host = get(environment, "host");
    if (host.isEmpty()) {
      return Optional.empty();
    }
    var security = security(get(environment, "security"));
    var user = get(environment, "user");
    var password = get(environment, "password");
    if (user.isEmpty() != password.isEmpty()) {
      throw new OperatorMistake("SMTP_USER and SMTP_PASSWORD are set together, or neither.");
    }
    return Optional.of(
        new MailSettings(
            host,
            port(get(environment, "port"), security),
            security,
            user,
            password,
            from(get(environment, "from"))));
  }

  private static String get(Environment environment, String name) {
    return environment.getProperty("smtp." + name, "").strip();
  }

  private static Security security(String said) {
    return said.isEmpty()
        ? Security.STARTTLS
        : Arrays.stream(Security.values())
            .filter(it -> it.name().equals(said.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() ->
                new OperatorMistake(
                    "SMTP_SECURITY is starttls, tls or none, or left out; not " + said + "."));
  }

  private static int port(String said, Security security) {
    try {
      return said.isEmpty() ? security.port : Integer.parseInt(said);
    } catch (NumberFormatException _) {
      throw new OperatorMistake("SMTP_PORT is a number, or left out; not " + said + ".");
    }
  }

  private static InternetAddress from(String said) {
    try {
      var address = new InternetAddress(said, true);
      address.validate();
      return address;
    } catch (AddressException _) {
      throw new OperatorMistake(
          "SMTP_HOST needs SMTP_FROM, the address that the desk writes from, such as"
              + " desk@example.com.");
    }
  }

  /** For the library that speaks with the server: all together stay below a lease. */
  Properties properties() {
    var all = new Properties();
    all.setProperty("mail.smtp.connectiontimeout", PATIENCE);
    all.setProperty("mail.smtp.timeout", PATIENCE);
    all.setProperty("mail.smtp.writetimeout", PATIENCE);
    all.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    all.setProperty("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
    all.setProperty("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    all.setProperty("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    all.setProperty("mail.smtp.quitwait", "false");
    return all;
  }

  /** Without the password: settings are written into logs. */
  @Override
  public String toString() {
    return "mail by " + host + ":" + port;
  }
}
