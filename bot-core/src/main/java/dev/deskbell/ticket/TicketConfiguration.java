package dev.deskbell.ticket;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Section;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;

/** How ids stand in columns, and which policy the kernel follows. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {
  @Bean
  Section<TicketPolicy> ticketPolicy() {
    return TicketPolicy.SECTION;
  }

  @Bean
  RecurringTask<Void> ticketDigests(Digests digests) {
    return Tasks.recurring("ticket-digests", Schedules.daily(ZoneOffset.UTC, LocalTime.of(7, 0)))
        .execute((_, _) -> digests.tell());
  }

  @Bean
  RecurringTask<Void> ticketFiles(FileFetches files) {
    return Tasks.recurring("ticket-files", Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 40)))
        .execute((_, _) -> files.forget());
  }

  @Bean
  JdbcCustomConversions jdbcCustomConversions() {
    return JdbcCustomConversions.of(
        JdbcPostgresDialect.INSTANCE,
        List.of(
            RefToText.WRITE,
            TextToRef.READ,
            PersonToNumber.WRITE,
            NumberToPerson.READ,
            TeamToText.WRITE,
            TextToTeam.READ));
  }

  @WritingConverter
  private enum RefToText implements Converter<TicketRef, String> {
    WRITE;

    @Override
    public String convert(TicketRef ref) {
      return ref.toString();
    }
  }

  @ReadingConverter
  private enum TextToRef implements Converter<String, TicketRef> {
    READ;

    @Override
    public TicketRef convert(String written) {
      return TicketRef.of(written);
    }
  }

  @WritingConverter
  private enum PersonToNumber implements Converter<Person.Id, Long> {
    WRITE;

    @Override
    public Long convert(Person.Id id) {
      return id.value();
    }
  }

  @ReadingConverter
  private enum NumberToPerson implements Converter<Long, Person.Id> {
    READ;

    @Override
    public Person.Id convert(Long number) {
      return new Person.Id(number);
    }
  }

  @WritingConverter
  private enum TeamToText implements Converter<Team.Id, String> {
    WRITE;

    @Override
    public String convert(Team.Id id) {
      return id.value();
    }
  }

  @ReadingConverter
  private enum TextToTeam implements Converter<String, Team.Id> {
    READ;

    @Override
    public Team.Id convert(String written) {
      return new Team.Id(written);
    }
  }
}
