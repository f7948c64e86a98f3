package dev.deskbell.platforms;

import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.web.PublicAddress;
import java.net.URI;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where outsiders reach the desk, which only its operator knows. */
@Configuration(proxyBeanMethods = false)
class AddressConfiguration {

  @Bean
  PublicAddress publicAddress(Environment environment) {
    var said = new Variables(environment).get("DESKBELL_URL");
    return new PublicAddress(said.isEmpty() ? Optional.empty() : Optional.of(address(said)));
  }

  private static URI address(String said) {
    try {
      var address = URI.create(said.endsWith("/") ? said : said + "/");
      var isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (isWeb && address.getHost() != null && address.getQuery() == null) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new OperatorMistake(
        "DESKBELL_URL is where browsers reach the desk, such as https://desk.example.com; not "
            + said
            + ".");
  }
}
