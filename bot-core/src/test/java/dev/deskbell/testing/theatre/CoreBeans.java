package dev.deskbell.testing.theatre;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The core as Spring starts it, with a test's own beans beside it. Which beans it has is looked for
 * once, by the first desk of a JVM; those after it are told, and start in a third of the time.
 * Every bean is each desk's own.
 */
public final class CoreBeans {
  private static final String IMPORTS =
      ConfigurationClassPostProcessor.class.getName() + ".importRegistry";
  private static final Map<Key, Found> FOUND = new ConcurrentHashMap<>();
  private static final Map<Key, RememberingFactory.Answers> ANSWERS = new ConcurrentHashMap<>();

  private CoreBeans() {}

  /**
   * Starts it.
   *
   * @param own registers what the core doesn't bring: a database, a clock, platforms
   * @param properties like {@code deskbell.deadlines.rounds=false}
   */
  public static ConfigurableApplicationContext start(
      Path policies, Consumer<GenericApplicationContext> own, String... properties) {
    var factory = new RememberingFactory();
    return new SpringApplicationBuilder(Nothing.class)
        .web(WebApplicationType.NONE)
        .contextFactory(type -> new AnnotationConfigApplicationContext(factory))
        .initializers(it -> {
          var context = (GenericApplicationContext) it;
          own.accept(context);
          core(context, factory, List.of(properties));
        })
        .properties(
            "deskbell.policies=" + policies,
            "spring.main.banner-mode=off",
            "logging.level.root=warn")
        .properties(properties)
        .run();
  }

  // What Spring Boot adds by itself depends on the beans and the properties that are there.
  private static void core(
      GenericApplicationContext context, RememberingFactory factory, List<String> properties) {
    var present = present(context);
    var key = new Key(present, properties);
    factory.remembers(ANSWERS.computeIfAbsent(key, any -> new RememberingFactory.Answers()));
    var found = FOUND.get(key);
    if (found == null) {
      context.registerBean(CoreApplication.class);
      context.addBeanFactoryPostProcessor(it -> FOUND.put(key, Found.in(it, present.keySet())));
    } else {
      context.addBeanFactoryPostProcessor(found);
    }
  }

  private static Map<String, String> present(GenericApplicationContext context) {
    return Arrays.stream(context.getBeanDefinitionNames())
        .collect(
            Collectors.toMap(
                Function.identity(),
                it -> String.valueOf(context.getBeanDefinition(it).getBeanClassName())));
  }

  /** An application has to begin with some class. */
  static final class Nothing {}

  /**
   * @param present classes of the beans by name
   */
  private record Key(Map<String, String> present, List<String> properties) {}

  private record Bean(String name, AbstractBeanDefinition definition) {}

  private record Found(List<Bean> beans, Object imports)
      implements BeanDefinitionRegistryPostProcessor {

    static Found in(ConfigurableListableBeanFactory factory, Set<String> present) {
      var beans = new ArrayList<Bean>();
      for (var name : factory.getBeanDefinitionNames()) {
        if (!present.contains(name)) {
          beans.add(new Bean(name, copy(factory.getBeanDefinition(name))));
        }
      }
      return new Found(beans, Objects.requireNonNull(factory.getSingleton(IMPORTS)));
    }

    // Spring writes into the definitions what it resolved.
    private static AbstractBeanDefinition copy(BeanDefinition definition) {
      return ((AbstractBeanDefinition) definition).cloneBeanDefinition();
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
      for (var bean : beans) {
        if (!registry.containsBeanDefinition(bean.name)) {
          registry.registerBeanDefinition(bean.name, copy(bean.definition));
        }
      }
      // What the classes were imported by; else Spring would take it that nothing was imported.
      ((SingletonBeanRegistry) registry).registerSingleton(IMPORTS, imports);
    }
  }
}
