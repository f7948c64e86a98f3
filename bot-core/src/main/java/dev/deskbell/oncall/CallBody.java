package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.ticket.Tickets;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a channel is told: enough to wake somebody, nothing of a private ticket but its name. */
@Component
class CallBody {
  private final JsonMapper json = new JsonMapper();
  private final Tickets tickets;
  private final People people;

  CallBody(Tickets tickets, People people) {
    this.tickets = tickets;
    this.people = people;
  }

  String of(Page page) {
    var head = tickets.look(page.ticket()).orElseThrow();
    var person = people.get(Objects.requireNonNull(page.person()));
    var body = json.createObjectNode();
    body.put("page", page.id());
    body.put("ticket", page.ticket().toString());
    body.put("title", head.hidden() ? "a private ticket" : head.title());
    body.put("priority", head.priority().name());
    body.put("why", page.why());
    body.putObject("person").put("handle", person.handle()).put("name", person.name());
    return json.writeValueAsString(body);
  }
}
