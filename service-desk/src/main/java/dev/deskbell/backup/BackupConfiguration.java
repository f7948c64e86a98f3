package dev.deskbell.backup;

import dev.deskbell.database.Database;
import javax.crypto.SecretKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Backups for whoever asks while the desk runs. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

  @Bean
  Backups backups(Database database, SecretKey secretKey) {
    return new Backups(database, secretKey);
  }
}
