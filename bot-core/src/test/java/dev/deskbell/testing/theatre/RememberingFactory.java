package dev.deskbell.testing.theatre;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeConverter;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Puts beans together as Spring does, but asks only once per JVM which bean goes where: with the
 * same definitions the answer is the same, and looking for it is most of a small desk's start.
 */
final class RememberingFactory extends DefaultListableBeanFactory {
  private Answers answers = new Answers();

  /** What was found out by those with the very same definitions. */
  void remembers(Answers answers) {
    this.answers = answers;
  }

  @Override
  public String[] getBeanNamesForType(
      ResolvableType type, boolean withPrototypes, boolean withFactories) {
    return names(
        new Question(type, withPrototypes, withFactories),
        () -> super.getBeanNamesForType(type, withPrototypes, withFactories));
  }

  @Override
  public String[] getBeanNamesForType(
      @Nullable Class<?> type, boolean withPrototypes, boolean withFactories) {
    Supplier<String[]> lookingFor =
        () -> super.getBeanNamesForType(type, withPrototypes, withFactories);
    return type == null
        ? lookingFor.get()
        : names(new Question(type, withPrototypes, withFactories), lookingFor);
  }

  private String[] names(Question question, Supplier<String[]> lookingFor) {
    if (!isConfigurationFrozen()) {
      return lookingFor.get();
    }
    var known = answers.names.get(question);
    if (known == null) {
      known = lookingFor.get();
      answers.names.put(question, known);
    }
    return known.clone();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very bean, not one that is like it
  public @Nullable Object doResolveDependency(
      DependencyDescriptor wanted,
      @Nullable String by,
      @Nullable Set<String> names,
      @Nullable TypeConverter converter) {
    if (by == null || wanted.getClass() != DependencyDescriptor.class || !isConfigurationFrozen()) {
      return super.doResolveDependency(wanted, by, names, converter);
    }
    var question = new Dependency(by, wanted);
    var known = answers.beans.get(question);
    if (known != null) {
      if (names != null) {
        names.add(known);
      }
      return getBean(known);
    }
    var found = new LinkedHashSet<String>();
    var bean = super.doResolveDependency(wanted, by, found, converter);
    if (found.size() == 1 && containsBean(found.getFirst()) && getBean(found.getFirst()) == bean) {
      answers.beans.put(question, found.getFirst());
    }
    if (names != null) {
      names.addAll(found);
    }
    return bean;
  }

  /** Grows with what is asked; several may share it at once. */
  static final class Answers {
    private final Map<Question, String[]> names = new ConcurrentHashMap<>();
    private final Map<Dependency, String> beans = new ConcurrentHashMap<>();
  }

  /**
   * @param type a class, or a type with its parameters
   */
  private record Question(Object type, boolean prototypes, boolean factories) {}

  private record Dependency(String by, DependencyDescriptor wanted) {}
}
