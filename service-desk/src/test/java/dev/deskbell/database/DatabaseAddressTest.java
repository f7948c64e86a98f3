package dev.deskbell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.policy.OperatorMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @Test
  void user_and_password_are_taken_out_of_the_address() {
    var address =
        DatabaseAddress.parse(
            "postgresql://desk:p%40ss+w%2Frd@db.example:6432/it?sslmode=require", null, null);
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6432/it?sslmode=require");
    assertThat(address.user()).isEqualTo("desk");
    assertThat(address.password()).isEqualTo("p@ss+w/rd");
    assertThat(address.shown()).isEqualTo("postgresql://db.example:6432/it");
  }

  @Test
  void a_password_that_was_pasted_as_it_is_still_works() {
    var address = DatabaseAddress.parse("postgres://desk:a@b:c#100%@db/it", "", "");
    assertThat(address.password()).isEqualTo("a@b:c#100%");
    assertThat(address.shown()).isEqualTo("postgresql://db/it");
  }

  @Test
  void what_is_given_beside_the_address_wins() {
    var address = DatabaseAddress.parse("postgresql://desk:old@db", "boss", "new");
    assertThat(address.user()).isEqualTo("boss");
    assertThat(address.password()).isEqualTo("new");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db/");
  }

  @Test
  void an_address_in_the_drivers_own_spelling_is_left_as_it_is() {
    var url = "jdbc:postgresql://db:5432/it?user=desk&password=secret";
    var address = DatabaseAddress.parse(url, null, null);
    assertThat(address.jdbcUrl()).isEqualTo(url);
    assertThat(address.shown()).isEqualTo("postgresql://db:5432/it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"db:5432", "http://db/it", "postgresql:db", "postgresql:///it", "true"})
  void anything_else_is_refused(String address) {
    assertThatThrownBy(() -> DatabaseAddress.parse(address, null, null))
        .isInstanceOf(OperatorMistake.class);
  }
}
