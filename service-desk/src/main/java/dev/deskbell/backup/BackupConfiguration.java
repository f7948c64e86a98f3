package dev.deskbell.backup;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.deskbell.database.DataFolder;
import dev.deskbell.database.Database;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.installation.Keyring;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionOperations;

/** Backups for whoever asks while the desk runs. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

  @Bean
  Backups backups(Database database, Keyring keyring) {
    return new Backups(database, keyring);
  }

  @Bean
  Shelf backupShelf(Environment environment) {
    return new Shelf(DataFolder.of(environment).path());
  }

  @Bean
  BackupTask backupWork(
      Backups backups,
      Shelf shelf,
      Deliveries deliveries,
      TransactionOperations transaction,
      ObjectProvider<SchedulerClient> scheduler) {
    return new BackupTask(backups, shelf, new BackupNews(deliveries, transaction), scheduler);
  }

  @Bean
  OneTimeTask<Void> backupTask(BackupTask work) {
    return work.making();
  }

  @Bean
  OneTimeTask<Void> restoreTask(BackupTask work) {
    return work.wishing();
  }

  @Bean
  BackupPractice backupPractice(BackupTask work, Shelf shelf, Database database) {
    return new BackupPractice(work, shelf, database);
  }

  @Bean
  BackupDrawer backupDrawer() {
    return new BackupDrawer();
  }
}
