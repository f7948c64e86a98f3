package dev.deskbell.status;

import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Types;
import java.util.Arrays;
import java.util.List;

/** What notices are told, alike in all operations. */
final class StatusParams {
  static final Param<String> TITLE =
      Param.of("title", "What is the matter?", Types.line(Draft.LONGEST_TITLE))
          .hinting("Everybody reads it: no names, no internals");
  static final Param<String> MESSAGE =
      Param.of("message", "What shall people know?", Types.lines(Draft.LONGEST_WORDS))
          .hinting("Everybody reads it: what does not work, since when, what to do meanwhile");
  static final Param<Effect> EFFECT =
      Param.of(
          "effect",
          "How bad is it?",
          Types.oneOf(
              "effect",
              List.of(
                  Effect.OPERATIONAL, Effect.DEGRADED, Effect.PARTIAL_OUTAGE, Effect.MAJOR_OUTAGE),
              it -> it.code().replace('_', '-'),
              Effect::words));
  static final Param<State> STATE =
      Param.of(
          "state",
          "How far are you?",
          Types.oneOf(
              "state",
              Arrays.stream(State.values())
                  .filter(it -> it.kind() == State.Kind.TROUBLE && !it.isEnd())
                  .toList(),
              State::code,
              State::words));
  static final Param<Long> DRAFT =
      Param.of("draft", "Which draft?", Types.number(1, Long.MAX_VALUE));
  static final Param<Long> EDITION =
      Param.of("edition", "Which edition of it?", Types.number(1, Integer.MAX_VALUE)).notAsked();

  private StatusParams() {}
}
