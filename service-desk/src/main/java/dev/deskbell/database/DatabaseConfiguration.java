package dev.deskbell.database;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** One database, opened before anything that uses it and closed after it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean(destroyMethod = "close")
  Database database(Environment environment) {
    return Database.open(environment);
  }

  // Long migrations may not run under the pool's time limits.
  @Bean
  FlywayMigrationStrategy migrations(Database database) {
    return _ -> new Migrations(database).toLatest();
  }
}
