package dev.deskbell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.springframework.core.env.Environment;

/** What stories of escalations are told with. */
abstract class EscalationStories {
  static final Duration NOW = Duration.ofSeconds(1);
  final CoreDesk desk = new CoreDesk();
  String ref = "";

  @AfterEach
  void closes() {
    if (!ref.isEmpty()) {
      assertThat(desk.get(Evidence.class).verify(TicketRef.of(ref))).isEmpty();
    }
    desk.close();
  }

  String declared(String how) {
    var answer = desk.as("ana").types("incident declare Checkout is down " + how);
    ref = answer.card().title().split(" ", 2)[0];
    desk.later(NOW);
    return ref;
  }

  String urgent() {
    return declared("impact:high urgency:high service:checkout");
  }

  List<Card> pages(String user) {
    return desk.inbox(user).stream()
        .map(FakePlatform.Shown::content)
        .filter(it -> it instanceof Card card && card.title().startsWith(ref + " needs you"))
        .map(Card.class::cast)
        .toList();
  }

  String why() {
    return desk.as("mia").types("page why " + ref).text();
  }

  void escalations(UnaryOperator<String> change) throws IOException {
    var folder = desk.get(Environment.class).getRequiredProperty("deskbell.policies");
    var file = Path.of(folder).resolve("escalations.yaml");
    Files.writeString(file, change.apply(Files.readString(file)));
    var policies = desk.get(Policies.class);
    policies.accept(policies.propose().digest(), "a test");
  }

  Call acknowledge(String paged) {
    return ((Action.Button) pages(paged).getFirst().actions().getFirst()).call();
  }
}
