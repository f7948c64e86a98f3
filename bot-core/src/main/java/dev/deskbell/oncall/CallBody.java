package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.ticket.Tickets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a channel is told: enough to wake somebody, nothing of a private ticket but its name. */
@Component
class CallBody {
  private final JsonMapper json = new JsonMapper();
  private final Pages pages;
  private final Tickets tickets;
  private final People people;

  CallBody(Pages pages, Tickets tickets, People people) {
    this.pages = pages;
    this.tickets = tickets;
    this.people = people;
  }

  /** Empty when nobody need be paged any more. */
  Optional<String> of(long id) {
    var page = pages.find(id).orElseThrow();
    var who = page.person();
    if (who == null || !pages.isRunning(page.ticket(), page.run())) {
      return Optional.empty();
    }
    var head = tickets.look(page.ticket()).orElseThrow();
    var person = people.get(who);
    var body = json.createObjectNode();
    body.put("page", page.id());
    body.put("ticket", page.ticket().toString());
    body.put("title", head.hidden() ? "a private ticket" : head.title());
    body.put("priority", head.priority().name());
    body.put("why", page.why());
    body.putObject("person").put("handle", person.handle()).put("name", person.name());
    return Optional.of(json.writeValueAsString(body));
  }
}
