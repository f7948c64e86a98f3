package dev.deskbell.installation;

import dev.deskbell.chat.Allowance;
import dev.deskbell.chat.Installed;
import dev.deskbell.chat.Lease;
import dev.deskbell.chat.Passes;
import dev.deskbell.chat.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What adapters need of the desk beside talking to it. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

  @Bean
  Vault vault(JdbcClient db, Keyring keys, ObjectProvider<Installed> hearers) {
    return new SealedVault(
        new InstallationStore(db),
        new Seal(keys),
        (platform, workspace) -> hearers.orderedStream().forEach(it -> it.in(platform, workspace)));
  }

  @Bean
  VaultCheckup vaultCheckup(JdbcClient db, Keyring keys) {
    return new VaultCheckup(db, keys);
  }

  @Bean
  Lease lease(JdbcClient db) {
    return new DatabaseLease(db);
  }

  @Bean
  Allowance allowance(JdbcClient db) {
    return new DurableAllowance(db);
  }

  @Bean
  Passes passes(JdbcClient db) {
    return new HashedPasses(db);
  }
}
