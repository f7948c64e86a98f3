package dev.deskbell.start;

import dev.deskbell.backup.Backups;
import dev.deskbell.backup.WishedRestore;
import dev.deskbell.database.DataFolder;
import dev.deskbell.database.Exchange;
import dev.deskbell.policy.OperatorMistake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Before anything of the desk starts: restores what an administrator asked for in chat. */
public final class WantedRestore
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(WantedRestore.class);

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var environment = event.getEnvironment();
    if (environment.getProperty("DATABASE_URL", "").isBlank()) {
      var folder = DataFolder.of(environment).path();
      WishedRestore.in(folder).ifPresent(it -> restore(it, environment));
    }
  }

  private static void restore(WishedRestore wish, Environment environment) {
    var folder = DataFolder.of(environment).path();
    try {
      var key = SecretKeys.of(environment);
      Exchange.exchange(
          environment,
          wish.kept(),
          draft -> {
            try {
              new Backups(draft, key).restore(wish.backup());
            } catch (OperatorMistake mistake) {
              throw new Unfit(mistake);
            }
          });
      LOG.info("{} is restored; what was here before is kept as {}", wish.backup(), wish.kept());
    } catch (Unfit unfit) {
      LOG.error(
          "{} is not restored, and the desk goes on with what it has: {}",
          wish.backup(),
          unfit.getMessage());
    }
    WishedRestore.forget(folder);
  }

  /** The backup's fault: the desk is as it was. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unfit(OperatorMistake why) {
      super(why.getMessage(), why);
    }
  }
}
