package dev.deskbell.backup;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.deskbell.database.DataFolder;
import dev.deskbell.database.Database;
import dev.deskbell.delivery.Deliveries;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionOperations;

/** Backups for whoever asks while the desk runs. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

  @Bean
  Backups backups(Database database, SecretKey secretKey) {
    return new Backups(database, secretKey);
  }

  @Bean
  Shelf backupShelf(Environment environment) {
    return new Shelf(DataFolder.of(environment).path().resolve("backups"));
  }

  @Bean
  BackupTask backupWork(
      Backups backups,
      Shelf shelf,
      Deliveries deliveries,
      TransactionOperations transaction,
      ObjectProvider<SchedulerClient> scheduler) {
    return new BackupTask(backups, shelf, deliveries, transaction, scheduler);
  }

  @Bean
  OneTimeTask<Void> backupTask(BackupTask work) {
    return work.task();
  }

  @Bean
  BackupPractice backupPractice(BackupTask work, Shelf shelf) {
    return new BackupPractice(work, shelf);
  }

  @Bean
  BackupDrawer backupDrawer() {
    return new BackupDrawer();
  }
}
