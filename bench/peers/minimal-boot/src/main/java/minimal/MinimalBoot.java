package minimal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** As Spring's own guide begins: one page, one statement. */
@SpringBootApplication
@RestController
public class MinimalBoot {
  private final JdbcClient db;

  MinimalBoot(JdbcClient db) {
    this.db = db;
  }

  public static void main(String[] arguments) {
    SpringApplication.run(MinimalBoot.class, arguments);
  }

  @GetMapping("/")
  String hello() {
    return db.sql("select 'Hello, World!'").query(String.class).single();
  }
}
