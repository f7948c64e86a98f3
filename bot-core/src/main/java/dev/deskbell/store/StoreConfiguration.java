package dev.deskbell.store;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Through what everybody asks the database. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  @Bean
  JdbcTemplate jdbcTemplate(DataSource database) {
    return new Attentive(database);
  }
}
