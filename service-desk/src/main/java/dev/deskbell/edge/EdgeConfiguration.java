package dev.deskbell.edge;

import dev.deskbell.web.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.RequestContextFilter;

/** Everything that comes to the port goes to the endpoints. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

  private static final Duration LONGEST_BODY = Duration.ofSeconds(20);

  @Bean
  ServletRegistrationBean<Edge> edge(
      MountedEndpoints endpoints, Bodies bodies, Stopwatch stopwatch) {
    return new ServletRegistrationBean<>(new Edge(endpoints::routes, bodies, stopwatch), "/*");
  }

  @Bean
  Stopwatch stopwatch(ObjectProvider<MeterRegistry> registry) {
    return new Stopwatch(
        SingletonSupplier.of(() -> registry.getIfAvailable(CompositeMeterRegistry::new)));
  }

  /** Nothing behind it asks for the request of its thread. */
  @Bean
  FilterRegistrationBean<RequestContextFilter> noRequestContext() {
    var none = new FilterRegistrationBean<>(new RequestContextFilter());
    none.setEnabled(false);
    return none;
  }

  @Bean
  Bodies bodies(Environment environment) {
    return new Bodies(
        environment.getProperty("deskbell.http.longest-body", Duration.class, LONGEST_BODY));
  }

  @Bean
  MountedEndpoints mountedEndpoints(
      ObjectProvider<Endpoint> endpoints, ObjectProvider<Endpoints> more) {
    return new MountedEndpoints(endpoints, more);
  }

  /** The server is made before what it serves, and opens its port after that. */
  static final class MountedEndpoints implements SmartInitializingSingleton {
    private final ObjectProvider<Endpoint> endpoints;
    private final ObjectProvider<Endpoints> more;
    private final AtomicReference<Routes> routes = new AtomicReference<>(new Routes(List.of()));

    MountedEndpoints(ObjectProvider<Endpoint> endpoints, ObjectProvider<Endpoints> more) {
      this.endpoints = endpoints;
      this.more = more;
    }

    @Override
    public void afterSingletonsInstantiated() {
      var all = Stream.concat(endpoints.stream(), more.stream().flatMap(it -> it.all().stream()));
      routes.set(new Routes(all.toList()));
    }

    Routes routes() {
      return routes.get();
    }
  }
}
