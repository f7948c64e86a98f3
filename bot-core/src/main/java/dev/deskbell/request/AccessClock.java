package dev.deskbell.request;

import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes due about access: asking, ending, and asking the team for proof. */
@Configuration(proxyBeanMethods = false)
class AccessClock {
  static final String ENDING = "request.access-ending";
  static final String OVER = "request.access-over";
  static final String PROOF = "request.access-proof";

  @Bean
  DeadlineHandler accessEnds(ObjectProvider<Access> access) {
    return new Due(ENDING, (ref, at) -> access.getObject().ending(ref, at));
  }

  @Bean
  DeadlineHandler accessIsOver(ObjectProvider<Access> access) {
    return new Due(OVER, (ref, at) -> access.getObject().timeIsUp(ref, at));
  }

  @Bean
  DeadlineHandler accessLacksProof(ObjectProvider<Access> access) {
    return new Due(PROOF, (ref, at) -> access.getObject().unproven(ref, at));
  }

  private record Due(String name, BiConsumer<TicketRef, Instant> does) implements DeadlineHandler {
    @Override
    public void due(TicketRef ref, long epoch, Instant at) {
      does.accept(ref, at);
    }
  }
}
