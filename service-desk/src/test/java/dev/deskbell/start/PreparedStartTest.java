package dev.deskbell.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.mock.env.MockEnvironment;

class PreparedStartTest {
  /** Whether the bell is configured. */
  static class Bell implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().containsProperty("bell");
    }
  }

  @Conditional(Bell.class)
  static class BellConfiguration {}

  static class DoorConfiguration {}

  @ParameterizedTest
  @CsvSource({
    "DATABASE_URL, postgresql://here, true",
    "SERVER_PORT, 80, true",
    "server.port, 80, true",
    "spring.context.exit, onRefresh, true",
    "DESKBELL_MANAGEMENT_PORT, 0, true",
    "DESKBELL_MANAGEMENT_PORT, 9000, true",
    "DESKBELL_MANAGEMENT_PORT, 8080, false",
    "deskbell.management.port, -1, false",
    "SERVER_PORT, 8091, false",
    "SERVER_FORWARD_HEADERS_STRATEGY, framework, false",
    "SPRING_APPLICATION_JSON, {}, false",
    "spring.aot.enabled, false, false",
    "MANAGEMENT_SERVER_PORT, 1, false",
    "DB_SCHEDULER_ENABLED, false, false",
    "db-scheduler.enabled, false, false",
  })
  void other_settings_than_the_documented_ones_are_not_prepared_for(
      String name, String value, boolean fits) {
    var settings = PreparedStart.settings(Map.of(name, value));

    assertThat(PreparedStart.fits(settings)).isEqualTo(fits);
  }

  @Test
  void nor_are_files_of_settings(@TempDir Path folder) throws IOException {
    assertThat(PreparedStart.hasFiles(folder)).isFalse();

    Files.writeString(folder.resolve("application.yaml"), "");

    assertThat(PreparedStart.hasFiles(folder)).isTrue();
  }

  @Test
  void what_is_not_configured_is_taken_out_with_all_that_it_makes() {
    var beans = prepared();

    PreparedStart.takeOutUnwanted(beans, new MockEnvironment());

    assertThat(beans.getBeanDefinitionNames())
        .containsExactly(DoorConfiguration.class.getName(), "door");
  }

  @Test
  void what_is_configured_stays() {
    var beans = prepared();

    PreparedStart.takeOutUnwanted(beans, new MockEnvironment().withProperty("bell", "on"));

    assertThat(beans.getBeanDefinitionNames()).hasSize(4);
  }

  private static DefaultListableBeanFactory prepared() {
    var beans = new DefaultListableBeanFactory();
    define(beans, BellConfiguration.class, "bell");
    define(beans, DoorConfiguration.class, "door");
    return beans;
  }

  private static void define(DefaultListableBeanFactory beans, Class<?> by, String made) {
    beans.registerBeanDefinition(by.getName(), new RootBeanDefinition(by));
    var definition = new RootBeanDefinition(String.class);
    definition.setFactoryBeanName(by.getName());
    beans.registerBeanDefinition(made, definition);
  }
}
