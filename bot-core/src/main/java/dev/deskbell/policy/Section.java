package dev.deskbell.policy;

import java.util.List;
import java.util.function.Function;

/**
 * One kind of policy: a YAML file or a folder of them, its shape, and what it becomes. A package
 * that follows a policy publishes its section as a bean and asks {@link Policies#current} for it.
 *
 * @param name the file's name without extension: {@code teams} for {@code teams.yaml}; also of the
 *     JSON Schema {@code policy/teams.schema.json} on the class path
 * @param type a record that the file's content is bound to (property names in kebab-case)
 * @param absent what holds when there is no such file
 * @param check problems the schema can't see, each with the path of the key it concerns
 */
public record Section<T>(String name, Class<T> type, T absent, Function<T, List<Problem>> check) {
  /** Something wrong in a file: where (a JSON pointer such as {@code /teams/0/name}) and what. */
  public record Problem(String pointer, String why) {}

  public static <T> Section<T> of(String name, Class<T> type, T absent) {
    return new Section<>(name, type, absent, _ -> List.of());
  }
}
