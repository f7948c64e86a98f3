package dev.deskbell.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskbell.people.TestPeople;
import dev.deskbell.policy.PolicyMistake;
import dev.deskbell.policy.TestPolicies;
import dev.deskbell.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor of the catalogue is told: file, line, key, and what to do. */
class CatalogueTest {
  private static final DataSource DATABASE = TestDatabase.fresh();

  private static final String ITEM =
      """
      items:
        - id: laptop
          name: Laptop
          summary: A laptop
          category: Hardware
          team: workplace
          fields:
            - { id: model, label: Model, type: choice, choices: { light: Light, power: Power } }
            - { id: cad, label: CAD, type: yes-no }
            - { id: count, label: Count, type: number, least: 1, most: 3 }
            - { id: note, label: Note, type: line, when: { field: model, is: power } }
      """;

  @Test
  void the_example_is_accepted() {
    assertThat(problems(ITEM)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          id: laptop            | id: Laptop            | catalogue.yaml:2: items[0].id: `Laptop` is not a short lower-case word, such as laptop
          id: laptop            | id: start             | catalogue.yaml:2: items[0].id: `request start` is a command already; take another id
          team: workplace       | team: workplaze       | catalogue.yaml:6: items[0].team: no team is called `workplaze`; did you mean `workplace`?
          team: workplace       | teem: workplace       | catalogue.yaml:6: items[0].teem: is no known key; did you mean `team`?
          id: cad               | id: model             | catalogue.yaml:9: items[0].fields[1].id: another field of this item is `model` already
          id: cad               | id: item              | catalogue.yaml:9: items[0].fields[1].id: every request has a field `item`; take another id
          type: yes-no          | type: yesno           | catalogue.yaml:9: items[0].fields[1].type: `yesno` is none of `line`, `area`, `choice`, `person`, `moment`, `number`, `yes-no`, `service`, `file`; did you mean `yes-no`?
          type: yes-no          | type: choice          | catalogue.yaml:9: items[0].fields[1]: a choice needs `choices`
          type: yes-no          | "type: yes-no, default: maybe" | catalogue.yaml:9: items[0].fields[1].default: `maybe` is none of its answers
          type: yes-no          | "type: file, default: it" | catalogue.yaml:9: items[0].fields[1].default: a field of this type has no default
          most: 3               | "most: 3, default: '4'" | catalogue.yaml:10: items[0].fields[2].default: `4` is no whole number from 1 to 3
          least: 1              | least: 5              | catalogue.yaml:10: items[0].fields[2].least: is more than `most`
          field: model          | field: modell         | catalogue.yaml:11: items[0].fields[3].when.field: no earlier field is `modell`; did you mean `model`?
          field: model          | field: count          | catalogue.yaml:11: items[0].fields[3].when.field: `count` is neither a choice nor a yes-no
          is: power             | is: [light, powr]     | catalogue.yaml:11: items[0].fields[3].when.is: `powr` is no answer to `model`; did you mean `power`?
          """)
  void a_mistake_is_named_with_its_place(String right, String wrong, String problem) {
    assertThat(problems(ITEM.replace(right, wrong))).contains(problem);
  }

  @Test
  void two_items_of_one_id_and_more_than_twenty_fields_are_refused() {
    var fields =
        IntStream.range(0, 21)
            .mapToObj("      - { id: f%d, label: F, type: line }\n"::formatted)
            .collect(Collectors.joining());
    assertThat(problems(ITEM + fields)).anyMatch(it -> it.contains("items[0].fields"));
    assertThat(problems(ITEM + ITEM.substring(ITEM.indexOf("  - id"))))
        .containsExactly("catalogue.yaml:12: items[1].id: another item is `laptop` already");
  }

  private static List<String> problems(String catalogue) {
    var sections = TestPeople.sections(Catalogue.SECTION);
    var texts = new TreeMap<>(Map.copyOf(TestPeople.texts()));
    texts.put("catalogue.yaml", catalogue);
    var checks = new ArrayList<>(TestPeople.checks());
    checks.add(new RequestConfiguration().itemsBelongSomewhere());
    var mistake =
        catchThrowableOfType(
            PolicyMistake.class, () -> TestPolicies.of(DATABASE, texts, sections, checks));
    return mistake == null ? List.of() : mistake.problems();
  }
}
