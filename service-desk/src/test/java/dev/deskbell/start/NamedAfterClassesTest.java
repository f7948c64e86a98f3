package dev.deskbell.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

class NamedAfterClassesTest {
  /** What was looked for among all beans. */
  private final List<Class<?>> searched = new ArrayList<>();

  @Component
  record Bell() {}

  /** Looks like a bell, and isn't one. */
  interface Sound {}

  @Component
  record Ring() implements Sound {}

  @Component
  static class Tower {}

  @Primary
  @Component
  static class NewTower extends Tower {}

  @Component
  record Church(Bell theOnlyOne, Sound itMakes, Tower itHas) {}

  @Test
  void who_needs_a_class_is_given_the_bean_of_its_name_without_a_search() {
    try (var context = started()) {
      assertThat(context.getBean(Church.class).theOnlyOne()).isSameAs(context.getBean(Bell.class));
      assertThat(searched).doesNotContain(Bell.class);
    }
  }

  @Test
  void what_is_no_class_of_a_bean_or_has_a_better_one_is_searched_for_as_ever() {
    try (var context = started()) {
      var church = context.getBean(Church.class);
      assertThat(church.itMakes()).isInstanceOf(Ring.class);
      assertThat(church.itHas()).isInstanceOf(NewTower.class);
      assertThat(searched).contains(Sound.class, Tower.class);
    }
  }

  private AnnotationConfigApplicationContext started() {
    var context = new AnnotationConfigApplicationContext(new Watched());
    context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    new NamedAfterClasses().initialize(context);
    context.register(Bell.class, Ring.class, Tower.class, NewTower.class, Church.class);
    context.refresh();
    return context;
  }

  private final class Watched extends DefaultListableBeanFactory {
    @Override
    protected Map<String, Object> findAutowireCandidates(
        @Nullable String name, Class<?> type, DependencyDescriptor descriptor) {
      searched.add(type);
      return super.findAutowireCandidates(name, type, descriptor);
    }
  }
}
