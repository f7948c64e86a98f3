package dev.deskbell.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.deskbell.chat.Conversation;
import dev.deskbell.testing.contract.AdapterContract;
import dev.deskbell.testing.contract.Stage;
import dev.deskbell.testing.memory.MemoryStage.Making;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No sentence of the contract is empty: for each there are adapters that break it, and are told.
 */
class MutantsTest {
  private static List<Mutant> mutants() {
    return Stream.of(
            HearingMutants.heard(),
            HearingMutants.forms(),
            TellingMutants.showing(),
            TellingMutants.sent())
        .flatMap(it -> it)
        .toList();
  }

  static Stream<Arguments> wrongAdapters() {
    return mutants().stream().map(it -> Arguments.of(it.breaks(), it.by(), it.making()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongAdapters")
  void a_broken_adapter_is_told_by_the_sentence_it_breaks(String sentence, String by, Making making)
      throws ReflectiveOperationException {
    var contract = new WrongContract(making);
    contract.raiseStage();
    try {
      method(sentence).invoke(contract);
      fail("not told: " + by);
    } catch (InvocationTargetException told) {
      assertThat(told.getCause()).isNotInstanceOf(ReflectiveOperationException.class);
    } finally {
      contract.closeStage();
    }
  }

  @Test
  void every_sentence_of_the_contract_has_an_adapter_that_breaks_it() {
    assertThat(mutants().stream().map(Mutant::breaks).distinct())
        .containsExactlyInAnyOrderElementsOf(sentences().map(Method::getName).toList());
  }

  private static Stream<Method> sentences() {
    return Arrays.stream(AdapterContract.class.getMethods())
        .filter(it -> it.isAnnotationPresent(Test.class));
  }

  private static Method method(String sentence) {
    return sentences().filter(it -> it.getName().equals(sentence)).findFirst().orElseThrow();
  }

  private static final class WrongContract extends AdapterContract {
    private final Making making;

    WrongContract(Making making) {
      this.making = making;
    }

    @Override
    protected Stage raise(Conversation desk) {
      return new MemoryStage(desk, making);
    }

    @Override
    protected Duration patience() {
      return Duration.ofMillis(60);
    }
  }
}
