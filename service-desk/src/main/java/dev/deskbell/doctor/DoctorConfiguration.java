package dev.deskbell.doctor;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.database.DataFolder;
import dev.deskbell.database.Database;
import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Problems;
import dev.deskbell.people.Rooms;
import dev.deskbell.policy.Policies;
import dev.deskbell.web.PublicAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The doctor, its own check-ups, and the ways to ask. */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Ends before it is given up. */
  private static final Duration ROOMS = Duration.ofSeconds(18);

  @Bean
  Doctor doctor(ObjectProvider<Checkup> checkups) {
    return new Doctor(checkups, LONGEST);
  }

  // Wants the machine's own clock: to see how far it is from the desk's.
  @Bean
  Checkup databaseCheckup(JdbcClient db, Database database) {
    return new DatabaseCheckup(db, database, InstantSource.system());
  }

  @Bean
  Checkup folderCheckup(Environment environment) {
    var given = !environment.getProperty("DESKBELL_SECRET_KEY", "").isBlank();
    return new FolderCheckup(DataFolder.of(environment), given);
  }

  @Bean
  Checkup policiesCheckup(Policies policies) {
    return new PoliciesCheckup(policies);
  }

  @Bean
  Checkup deliveryCheckup(Auditor auditor, Problems problems) {
    return new DeliveryCheckup(auditor, problems);
  }

  @Bean
  Checkup roomsCheckup(Rooms rooms, ObjectProvider<ChatPlatform> platforms) {
    return new RoomsCheckup(rooms::all, platforms, InstantSource.system(), ROOMS);
  }

  @Bean
  Checkup addressCheckup(PublicAddress address) {
    return new AddressCheckup(address);
  }

  @Bean
  DoctorTask doctorWork(
      Doctor doctor,
      Deliveries deliveries,
      TransactionOperations transaction,
      ObjectProvider<SchedulerClient> scheduler,
      JsonMapper json) {
    return new DoctorTask(doctor, deliveries, transaction, scheduler, json);
  }

  @Bean
  OneTimeTask<Void> doctorTask(DoctorTask work) {
    return work.task();
  }

  @Bean
  DoctorPractice doctorPractice(DoctorTask work) {
    return new DoctorPractice(work);
  }

  @Bean
  DoctorDrawer doctorDrawer(JsonMapper json) {
    return new DoctorDrawer(json);
  }

  @Bean
  DoctorEndpoint doctorEndpoint(Doctor doctor) {
    return new DoctorEndpoint(doctor);
  }
}
