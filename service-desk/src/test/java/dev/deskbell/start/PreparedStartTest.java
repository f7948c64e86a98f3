package dev.deskbell.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
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

  /** Conditional by way of another annotation. */
  @Profile("bell")
  static class NightConfiguration {}

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
    var hindrance = PreparedStart.hindrance(Map.of(name, value));

    assertThat(hindrance).isEqualTo(fits ? Optional.empty() : Optional.of(blamed(name)));
  }

  /** The two ports are one mistake, which the operators' is named for. */
  private static String blamed(String name) {
    var ports = name.equals("SERVER_PORT") || name.startsWith("deskbell");
    return ports ? "DESKBELL_MANAGEMENT_PORT" : name;
  }

  @Test
  void nor_are_arguments_whose_values_nobody_reads() {
    assertThat(PreparedStart.hindrance("--spring.datasource.password=hush=\nhush"))
        .contains("--spring.datasource.password");
  }

  @ParameterizedTest
  @CsvSource({
    "application.properties, true",
    "application.yaml, true",
    "application.xml, true",
    "application-default.yml, true",
    "application-night.properties, true",
    "config, true",
    "applications.txt, false",
    "my-application.yaml, false",
  })
  void nor_are_files_of_settings(String name, boolean read, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve(name), "");

    assertThat(PreparedStart.hindrance(folder)).isEqualTo(Optional.of(name).filter(_ -> read));
  }

  @Test
  void a_start_that_is_slower_says_what_it_is_because_of(CapturedOutput output) {
    new PreparedStart("SPRING_PROFILES_ACTIVE").initialize(new GenericApplicationContext());

    assertThat(output.getOut().lines())
        .filteredOn(it -> it.contains("takes longer"))
        .singleElement()
        .asString()
        .contains("SPRING_PROFILES_ACTIVE");
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

    assertThat(beans.getBeanDefinitionNames())
        .contains(BellConfiguration.class.getName(), "bell")
        .hasSize(4);
  }

  @Test
  void so_does_what_is_of_a_profile() {
    var environment = new MockEnvironment();
    environment.setActiveProfiles("bell");
    var beans = prepared();

    PreparedStart.takeOutUnwanted(beans, environment);

    assertThat(beans.getBeanDefinitionNames())
        .contains(NightConfiguration.class.getName(), "night")
        .hasSize(4);
  }

  private static DefaultListableBeanFactory prepared() {
    var beans = new DefaultListableBeanFactory();
    define(beans, BellConfiguration.class, "bell");
    define(beans, NightConfiguration.class, "night");
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
