package dev.deskbell.account;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import dev.deskbell.people.UnlinkablePlatform;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The example organisation on the platform of the test. */
abstract class AccountStories {
  final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  final SettableClock clock = SettableClock.tuesdayMorning();
  final DataSource database = TestDatabase.fresh();
  @TempDir Path policies;
  Desk desk = new Desk(new Nobody(), clock);

  /** The example organisation with its people on the platform of the test. */
  @BeforeEach
  void start() throws IOException {
    for (var file : new PathMatchingResourcePatternResolver().getResources("organisation/*.yaml")) {
      if (List.of("organisation.yaml", "people.yaml", "teams.yaml", "services.yaml")
          .contains(file.getFilename())) {
        Files.writeString(
            policies.resolve(String.valueOf(file.getFilename())),
            file.getContentAsString(StandardCharsets.UTF_8)
                .replace("platform: console", "platform: " + Desk.PLATFORM)
                .replace("workspace: example", "workspace: " + Desk.WORKSPACE));
      }
    }
    var template = new JdbcTemplate(database);
    var transactions = new JdbcTransactionManager(database);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("deskbell.policies", policies.toString())));
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcTemplate.class, () -> template);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(template));
    context.registerBean(JdbcTransactionManager.class, () -> transactions);
    context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
    context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(ChatPlatform.class, () -> new FakePlatform(Desk.PLATFORM));
    context.registerBean(UnlinkablePlatform.class, () -> new UnlinkablePlatform("console"));
    context.scan(
        "dev.deskbell.store",
        "dev.deskbell.policy",
        "dev.deskbell.people",
        "dev.deskbell.conversation",
        "dev.deskbell.delivery",
        "dev.deskbell.account",
        "dev.deskbell.service");
    context.refresh();
    desk = new Desk(context.getBean(Conversation.class), clock);
  }

  @AfterEach
  void stop() {
    context.close();
    TestDatabase.drop(database);
  }

  /** The hint of the form that asks again for what was not understood. */
  static String asked(Desk.Answered answered) {
    return answered.form().fields().getFirst().ask().hint();
  }

  int count(String sql) {
    return JdbcClient.create(database).sql(sql).query(Integer.class).single();
  }

  /** Before the desk has started. */
  private static final class Nobody implements Conversation {
    @Override
    public Reply receive(Incoming incoming) {
      throw new IllegalStateException("not started");
    }

    @Override
    public List<Phrase> phrases() {
      return List.of();
    }
  }
}
