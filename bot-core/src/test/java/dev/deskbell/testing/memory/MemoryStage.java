package dev.deskbell.testing.memory;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.contract.Able;
import dev.deskbell.testing.contract.CommandSuggestions;
import dev.deskbell.testing.contract.Forgery;
import dev.deskbell.testing.contract.FormSuggestions;
import dev.deskbell.testing.contract.LostAnswers;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.RateLimit;
import dev.deskbell.testing.contract.Stage;
import dev.deskbell.testing.memory.MemoryPlatform.Trouble;
import dev.deskbell.testing.memory.Wire.Event;
import dev.deskbell.testing.memory.Wire.Request;
import dev.deskbell.testing.memory.Wire.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The reference stage: everything a platform may be able to do, in memory. */
public final class MemoryStage implements Stage {

  static final String SECRET = "of the platform";

  /** Makes the adapter: the right one, or a mutant. */
  interface Making {
    MemoryAdapter adapter(Conversation desk, MemoryPlatform platform, String secret);
  }

  private final MemoryPlatform fake;
  private final Map<String, MemoryPlayer> players = new LinkedHashMap<>();
  private final MemoryAdapter adapter;

  /** On a morning that never ends. */
  public MemoryStage(Conversation desk) {
    this(desk, SettableClock.tuesdayMorning());
  }

  /** Where it is as late as that clock says. */
  public MemoryStage(Conversation desk, Clock clock) {
    this(
        desk,
        clock,
        (it, platform, secret) -> new MemoryAdapter(it, platform, secret, new MemoryCards()));
  }

  MemoryStage(Conversation desk, Making making) {
    this(desk, SettableClock.tuesdayMorning(), making);
  }

  private MemoryStage(Conversation desk, Clock clock, Making making) {
    fake = new MemoryPlatform(SECRET, clock);
    adapter = making.adapter(desk, fake, SECRET);
    fake.calls(adapter::hears);
  }

  @Override
  public ChatPlatform platform() {
    return adapter;
  }

  @Override
  public Player player(String name, ZoneId zone) {
    fake.joins(name);
    return players.computeIfAbsent(name, it -> new MemoryPlayer(it, zone, fake, players.keySet()));
  }

  @Override
  public Place room(String name) {
    return Place.channel(MemoryAdapter.NAME, MemoryAdapter.WORKSPACE, name);
  }

  @Override
  public int longestMessage() {
    return 20_000;
  }

  @Override
  public IntSupplier loses(Place room) {
    fake.loses(room.channel());
    return fake::attemptsAtLost;
  }

  @Override
  public Able<Forgery> forgery() {
    return Able.can((pretended, words) ->
        List.of(
            forged("no signature", "", pretended, words),
            forged("a wrong signature", "a guess", pretended, words)));
  }

  private Forgery.Attempt forged(String name, String signature, Player as, String words) {
    var genuine = fake.request(as.name(), "general", null, new Event.Commanded(words));
    var request =
        new Request(
            genuine.id(),
            signature,
            genuine.user(),
            genuine.channel(),
            null,
            genuine.at(),
            genuine.event());
    return new Forgery.Attempt(name, () -> fake.tells(request) instanceof Wire.Answer.Rejected);
  }

  @Override
  public Able<RateLimit> rateLimit() {
    return Able.can(
        new RateLimit() {
          @Override
          public Set<Receipt.Scope> scopes() {
            return EnumSet.complementOf(EnumSet.of(Receipt.Scope.MESSAGE));
          }

          @Override
          public void begins(Receipt.Scope scope, Place place, Duration wait) {
            fake.slowsDown(new Result.TooFast(wait.toSeconds(), scope.name()));
          }

          @Override
          public void ends() {
            fake.slowsDown(null);
          }
        });
  }

  @Override
  public Able<LostAnswers> lostAnswers() {
    return Able.can(
        new LostAnswers() {
          @Override
          public void losesNextAnswer() {
            fake.next(Trouble.ANSWER_LOST);
          }

          @Override
          public void losesNextRequest() {
            fake.next(Trouble.REQUEST_LOST);
          }
        });
  }

  @Override
  public Able<Consumer<String>> closedMessages() {
    return Able.can(it -> fake.loses(MemoryAdapter.direct(it).channel()));
  }

  @Override
  public Able<CommandSuggestions> commandSuggestions() {
    return Able.can((typing, at, phrase, parameter, typed) -> {
      var event = new Event.Typing(null, phrase, parameter, typed);
      return offered(fake.tells(fake.request(typing.name(), at.channel(), null, event)));
    });
  }

  @Override
  public Able<FormSuggestions> formSuggestions() {
    return Able.can((typing, field, typed) -> player(typing).suggested(field, typed));
  }

  static List<String> offered(Wire.Answer answer) {
    return answer instanceof Wire.Answer.Suggests(var options)
        ? options.stream().map(Wire.Option::label).toList()
        : List.of();
  }

  private MemoryPlayer player(Player known) {
    return Objects.requireNonNull(players.get(known.name()));
  }

  @Override
  public void close() {}
}
