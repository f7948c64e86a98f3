package dev.deskbell.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The image has the desk's beans written down when it is built ({@code .ci/prepare}), those of
 * every platform among them, so that a start need not read the classes to find them. What was
 * decided then holds for the settings that the desk documents; with any other of Spring's the desk
 * finds its beans as it does everywhere else.
 */
public final class PreparedStart
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String WRITTEN_DOWN = "__ApplicationContextInitializer";

  /** On what beans there are, Spring decides by settings that begin like this. */
  private static final List<String> DECIDING =
      List.of("spring", "server", "management", "dbscheduler");

  private static final List<String> DOCUMENTED = List.of("serverport", "springcontextexit");

  /** The operators' port, which is a server of its own unless it is the same as the other. */
  private static final String OPERATORS = "deskbellmanagementport";

  /** Takes what was written down, if there is any and it fits. */
  public static void takeIfItFits(Class<?> program, String... arguments) {
    var loader = program.getClassLoader();
    if (ClassUtils.isPresent(program.getName() + WRITTEN_DOWN, loader)
        && arguments.length == 0
        && fits(settings())
        && !hasFiles(Path.of(""))) {
      System.setProperty(AotDetector.AOT_ENABLED, "true");
    }
  }

  private static Map<String, String> settings() {
    var settings = settings(System.getenv());
    var properties = System.getProperties();
    var more = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(it -> more.put(it, properties.getProperty(it)));
    settings.putAll(settings(more));
    return settings;
  }

  static Map<String, String> settings(Map<String, String> named) {
    var settings = new HashMap<String, String>();
    named.forEach((name, value) -> settings.put(plain(name), value));
    return settings;
  }

  /** As variables and properties of the same meaning are both read. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  static boolean fits(Map<String, String> settings) {
    var operators = settings.getOrDefault(OPERATORS, "8091").strip();
    var port = settings.getOrDefault("serverport", "8080").strip();
    return settings.keySet().stream()
            .filter(it -> DECIDING.stream().anyMatch(it::startsWith))
            .allMatch(DOCUMENTED::contains)
        && !operators.startsWith("-")
        && (operators.equals("0") || !operators.equals(port));
  }

  /** Spring reads those of the working directory. */
  static boolean hasFiles(Path folder) {
    return Stream.of("application.properties", "application.yaml", "application.yml", "config")
        .anyMatch(it -> Files.exists(folder.resolve(it)));
  }

  /** What is not configured is taken out again. */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (AotDetector.useGeneratedArtifacts()
        && context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
      takeOutUnwanted(beans, context.getEnvironment());
    }
  }

  static void takeOutUnwanted(DefaultListableBeanFactory beans, Environment environment) {
    Arrays.stream(beans.getBeanDefinitionNames())
        .filter(it -> it.startsWith("dev.deskbell.") && it.endsWith("Configuration"))
        .filter(it -> isUnwanted(beans.getType(it, false), environment))
        .forEach(it -> takeOut(it, beans));
  }

  private static boolean isUnwanted(@Nullable Class<?> configuration, Environment environment) {
    if (configuration == null || !configuration.isAnnotationPresent(Conditional.class)) {
      return false;
    }
    var wanted = new SimpleBeanDefinitionRegistry();
    var reader = new AnnotatedBeanDefinitionReader(wanted, environment);
    reader.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    reader.register(configuration);
    return !wanted.containsBeanDefinition(configuration.getName());
  }

  private static void takeOut(String configuration, BeanDefinitionRegistry beans) {
    Arrays.stream(beans.getBeanDefinitionNames())
        .filter(it -> configuration.equals(beans.getBeanDefinition(it).getFactoryBeanName()))
        .toList()
        .forEach(beans::removeBeanDefinition);
    beans.removeBeanDefinition(configuration);
  }
}
