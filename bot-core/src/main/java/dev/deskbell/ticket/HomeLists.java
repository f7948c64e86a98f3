package dev.deskbell.ticket;

import dev.deskbell.chat.Block;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.HomeSection.Part;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What everybody's page shows of tickets. */
@Configuration(proxyBeanMethods = false)
class HomeLists {
  private static final int ROWS = 5;

  private interface Search {
    Finder.Page of(Person reader);
  }

  private record Listed(int place, String title, Search search, TicketLists lists)
      implements HomeSection {
    @Override
    public Part of(Person reader) {
      var found = search.of(reader).tickets();
      return found.isEmpty()
          ? Part.nothing()
          : new Part(
              title,
              List.<Block>of(lists.table(found.stream().limit(ROWS).toList())),
              List.of(lists.menu(title, found)));
    }
  }

  @Bean
  HomeSection waitingOnHome(Finder finder, TicketLists lists) {
    return new Listed(
        10, "Waiting for you", it -> finder.waitingFor(it, Finder.Cursor.NEWEST), lists);
  }

  @Bean
  HomeSection mineOnHome(Finder finder, TicketLists lists) {
    return new Listed(20, "Your tickets", it -> finder.mine(it, Finder.Cursor.NEWEST), lists);
  }
}
