package dev.deskbell.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.annotation.AnnotatedElementUtils;
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
  private static final Logger LOG = LoggerFactory.getLogger(PreparedStart.class);

  private static final String WRITTEN_DOWN = "__ApplicationContextInitializer";

  /** On what beans there are, Spring decides by settings that begin like this. */
  private static final List<String> DECIDING =
      List.of("spring", "server", "management", "dbscheduler");

  private static final List<String> DOCUMENTED = List.of("serverport", "springcontextexit");

  /** The operators' port, which is a server of its own unless it is the same as the other. */
  private static final String OPERATORS = "DESKBELL_MANAGEMENT_PORT";

  private static final Pattern FILES = Pattern.compile("application[.-].*|config");

  private final @Nullable String hindrance;

  PreparedStart(@Nullable String hindrance) {
    this.hindrance = hindrance;
  }

  /** Takes what was written down, if there is any and it fits. */
  public static PreparedStart ifItFits(Class<?> program, String... arguments) {
    var loader = program.getClassLoader();
    if (!ClassUtils.isPresent(program.getName() + WRITTEN_DOWN, loader)) {
      return new PreparedStart(null);
    }
    var hindrance =
        hindrance(arguments).or(() -> hindrance(settings())).or(() -> hindrance(Path.of("")));
    if (hindrance.isEmpty()) {
      System.setProperty(AotDetector.AOT_ENABLED, "true");
    }
    return new PreparedStart(hindrance.orElse(null));
  }

  /** Variables first, as properties go before them. */
  private static Map<String, String> settings() {
    var settings = new LinkedHashMap<>(System.getenv());
    var properties = System.getProperties();
    properties.stringPropertyNames().forEach(it -> settings.put(it, properties.getProperty(it)));
    return settings;
  }

  /** The name of what is in the way, never its value, which may be a secret. */
  static Optional<String> hindrance(String... arguments) {
    return Arrays.stream(arguments).findFirst().map(it -> it.replaceFirst("(?s)=.*", ""));
  }

  static Optional<String> hindrance(Map<String, String> settings) {
    return settings.keySet().stream()
        .filter(it -> isDeciding(plain(it)))
        .sorted()
        .findFirst()
        .or(() -> Optional.of(OPERATORS).filter(_ -> !isPortOfItsOwn(settings)));
  }

  private static boolean isDeciding(String name) {
    return DECIDING.stream().anyMatch(name::startsWith) && !DOCUMENTED.contains(name);
  }

  private static boolean isPortOfItsOwn(Map<String, String> settings) {
    var values = new HashMap<String, String>();
    settings.forEach((name, value) -> values.put(plain(name), value));
    var operators = values.getOrDefault(plain(OPERATORS), "8091").strip();
    var port = values.getOrDefault("serverport", "8080").strip();
    return !operators.startsWith("-") && (operators.equals("0") || !operators.equals(port));
  }

  /** As variables and properties of the same meaning are both read. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Spring reads those of the working directory, whatever their kind, and those of profiles. */
  static Optional<String> hindrance(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> FILES.matcher(it).matches())
          .sorted()
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.of("a working directory that can't be read");
    }
  }

  /** What is not configured is taken out again. */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (AotDetector.useGeneratedArtifacts()) {
      if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
        takeOutUnwanted(beans, context.getEnvironment());
      }
    } else if (hindrance != null) {
      LOG.info("The desk finds its beans itself, so this start takes longer: {}.", hindrance);
    }
  }

  static void takeOutUnwanted(DefaultListableBeanFactory beans, Environment environment) {
    Arrays.stream(beans.getBeanDefinitionNames())
        .filter(it -> it.startsWith("dev.deskbell.") && it.endsWith("Configuration"))
        .filter(it -> isUnwanted(beans.getType(it, false), environment))
        .forEach(it -> takeOut(it, beans));
  }

  private static boolean isUnwanted(@Nullable Class<?> configuration, Environment environment) {
    if (configuration == null
        || !AnnotatedElementUtils.isAnnotated(configuration, Conditional.class)) {
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
