package dev.deskbell.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.deskbell.people.Rooms;
import dev.deskbell.people.TestPeople;
import dev.deskbell.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class OrganisationResidentsTest {
  private final Leaving database = new Leaving(TestDatabase.fresh());
  private final OrganisationResidents residents =
      new OrganisationResidents(TestPeople.of(database).people(), mock(Rooms.class));

  @Test
  void whoever_is_listed_is_let_in_as_they_are_listed() {
    assertThat(residents.all())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(residents.called(it.user())).contains(it));
  }

  @Test
  void who_was_let_in_once_is_let_in_without_asking_who_else_lives_there() {
    var ana = residents.called("ana");
    database.leaves();
    assertThat(residents.called("ana")).isPresent().isEqualTo(ana);
  }

  @Test
  void nobody_else_is_let_in() {
    assertThat(residents.called("nobody")).isEmpty();
    assertThat(residents.called(" ")).isEmpty();
    assertThat(residents.called("a\0na")).isEmpty();
  }

  /** A database that can't be reached from some moment on. */
  private static final class Leaving extends DelegatingDataSource {
    private boolean gone;

    Leaving(DataSource database) {
      super(database);
    }

    void leaves() {
      gone = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (gone) {
        throw new SQLException("it is gone");
      }
      return super.getConnection();
    }
  }
}
