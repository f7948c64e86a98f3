package dev.deskbell.start;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Components are named after their classes here: who needs a class is given the bean of that name,
 * instead of searching all others for one that fits. With many beans that is much of a start. Where
 * a bean's class has a subclass that is a bean as well, who needs the class is given its own.
 */
public final class NamedAfterClasses
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
      beans.setAutowireCandidateResolver(new ByClass());
    }
  }

  /** Asked only when no bean has the name of the parameter. */
  private static final class ByClass extends ContextAnnotationAutowireCandidateResolver {
    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
      var said = super.getSuggestedName(descriptor);
      return said == null ? descriptor.getDependencyType().getName() : said;
    }
  }
}
