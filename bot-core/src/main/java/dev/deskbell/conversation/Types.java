package dev.deskbell.conversation;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds of values that have nothing to do with any practice. */
public final class Types {
  private Types() {}

  /** One line of words: a title. Takes all the words that nothing else takes. */
  public static Type<String> line(int longest) {
    return new WordsType(longest, false, true);
  }

  /** Several lines of words. Takes all the words that nothing else takes. */
  public static Type<String> lines(int longest) {
    return new WordsType(longest, true, true);
  }

  /** A single word, or several in quotes. */
  public static Type<String> word(int longest) {
    return new WordsType(longest, false, false);
  }

  /** One of an enum's constants, typed as {@code in-progress} for {@code IN_PROGRESS}. */
  public static <E extends Enum<E>> Type<E> oneOf(
      String what, Class<E> type, Function<E, String> label) {
    return oneOf(what, Arrays.asList(type.getEnumConstants()), Types::typed, label);
  }

  /**
   * One of a few values.
   *
   * @param what names the kind in a sentence: {@code impact}
   * @param value how each is typed: a lower-case word
   */
  public static <T> Type<T> oneOf(
      String what, List<T> all, Function<T, String> value, Function<T, String> label) {
    var known = new LinkedHashMap<String, T>();
    all.forEach(it -> known.put(value.apply(it), it));
    return new ChoiceType<>(what, known, label);
  }

  /**
   * One of what the organisation's files name, as they name it when it is asked for.
   *
   * @param what names the kind in a sentence: {@code team}
   * @param id how each is typed; its whole name will do as well
   */
  public static <T> Type<T> named(
      String what,
      Supplier<List<T>> all,
      Function<T, String> id,
      Function<T, String> name,
      String example) {
    return new NamedType<>(what, all, id, name, example);
  }

  /** A whole number. */
  public static Type<Long> number(long least, long most) {
    return new NumberType(least, most);
  }

  public static Type<Boolean> yesNo() {
    return new YesNoType();
  }

  /** How long: {@code 2h}, {@code 30m}, {@code 3 days}. */
  public static Type<Duration> duration() {
    return new DurationType();
  }

  /** A moment to come, in the person's own zone: {@code tomorrow 9am}. */
  public static Type<When> moment() {
    return new MomentType(Moments.Lean.AHEAD);
  }

  /** A moment that may lie behind: {@code 14:00} is the last time it was two o'clock. */
  public static Type<When> pastMoment() {
    return new MomentType(Moments.Lean.BACK);
  }

  /** Files; their names are the value, the files themselves come with the {@link Turn}. */
  public static Type<String> files(int most) {
    return new FilesType(most);
  }

  private static String typed(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
