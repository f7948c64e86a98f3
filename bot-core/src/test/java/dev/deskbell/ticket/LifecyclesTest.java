package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * {@code docs/lifecycles.md} says what the practices' code says. Write it anew with {@code mvn test
 * -pl bot-core -am -Dtest=LifecyclesTest -Dregenerate=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class LifecyclesTest {
  private static final Path PAGE = Path.of("..", "docs", "lifecycles.md");

  @Test
  void the_page_shows_the_states_and_moves_of_every_practice() throws IOException {
    var page = LifecycleReference.of(kinds().getBeansOfType(TicketKind.class).values());
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/lifecycles.md; write it anew with -Dregenerate=true")
        .isEqualTo(page);
    assertThat(page).contains("## incident (INC)", "## request (REQ)");
  }

  @Test
  void every_state_can_be_reached_and_the_end_is_an_end() {
    for (var kind : kinds().getBeansOfType(TicketKind.class).values()) {
      var its = kind.lifecycle();
      var first = its.states().getFirst();
      assertThat(first.phase()).isEqualTo(Phase.NEW);
      assertThat(its.states().stream().skip(1).map(Lifecycle.State::name))
          .allMatch(it -> its.transitions().stream().anyMatch(move -> move.to().equals(it)));
      assertThat(its.states().stream().map(Lifecycle.State::phase)).contains(Phase.CLOSED);
    }
  }

  /** The practices' declarations alone: nothing else is made. */
  private static DefaultListableBeanFactory kinds() {
    var factory = new DefaultListableBeanFactory();
    var scanner = new ClassPathBeanDefinitionScanner(factory);
    scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    scanner.setIncludeAnnotationConfig(false);
    scanner.scan("dev.deskbell");
    new ConfigurationClassPostProcessor().postProcessBeanDefinitionRegistry(factory);
    return factory;
  }
}
