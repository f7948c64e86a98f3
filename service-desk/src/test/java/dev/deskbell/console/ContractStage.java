package dev.deskbell.console;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Place;
import dev.deskbell.testing.TestDatabase;
import dev.deskbell.testing.contract.Able;
import dev.deskbell.testing.contract.CommandSuggestions;
import dev.deskbell.testing.contract.Forgery;
import dev.deskbell.testing.contract.FormSuggestions;
import dev.deskbell.testing.contract.LostAnswers;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.RateLimit;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** The console as the contract kit and the transcripts play on it. */
final class ContractStage implements dev.deskbell.testing.contract.Stage {
  private final Newcomers newcomers = new Newcomers();
  private final Map<String, ConsolePlayer> players = new LinkedHashMap<>();
  private @Nullable Breaking breaking;
  private final Stage stage;

  ContractStage(Conversation desk, Clock clock) {
    stage =
        new Stage(
            TestDatabase.fresh(),
            new ScriptedDesk(),
            desk,
            newcomers,
            it -> {
              breaking = new Breaking(it);
              return breaking;
            },
            clock,
            0);
  }

  @Override
  public ChatPlatform platform() {
    return stage.platform;
  }

  @Override
  public Player player(String name, ZoneId zone) {
    return players.computeIfAbsent(
        name,
        it -> {
          newcomers.people.add(new Resident(it, it, "Employee"));
          stage.get("/api/as/" + it);
          return new ConsolePlayer(it, zone, stage);
        });
  }

  @Override
  public Place room(String name) {
    return Workspace.place(name, null);
  }

  @Override
  public int longestMessage() {
    return Writing.LONGEST;
  }

  @Override
  public IntSupplier loses(Place room) {
    newcomers.rooms.clear();
    for (var table : List.of("console_messages", "console_members", "console_reads")) {
      stage
          .keeping
          .db()
          .sql("delete from " + table + " where room = ?")
          .param(room.channel())
          .update();
    }
    stage.keeping.db().sql("delete from console_rooms where id = ?").param(room.channel()).update();
    return () -> 0;
  }

  @Override
  public Able<Forgery> forgery() {
    return Able.can((as, words) ->
        List.of(
            forged("no token", "", own(), as, words),
            forged("another token", "another-token-than-that", own(), as, words),
            forged("another site", Stage.TOKEN, "https://evil.example", as, words),
            forged("no site", Stage.TOKEN, "null", as, words)));
  }

  private String own() {
    return "http://127.0.0.1:" + stage.server.port();
  }

  private Forgery.Attempt forged(
      String name, String token, String origin, Player as, String words) {
    var request =
        HttpRequest.newBuilder(stage.at("/api/as/" + as.name() + "/say"))
            .header("Cookie", "deskbell-console-0=" + token)
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(
                BodyPublishers.ofString(
                    Stage.said("forged-request", "general", "/desk " + words).toString()));
    return new Forgery.Attempt(
        name, () -> Set.of(401, 403).contains(stage.send(request).statusCode()));
  }

  @Override
  public Able<RateLimit> rateLimit() {
    return Able.cannot("the desk's own database turns nobody away for being fast");
  }

  @Override
  public Able<LostAnswers> lostAnswers() {
    return Able.can(Objects.requireNonNull(breaking));
  }

  @Override
  public Able<Consumer<String>> closedMessages() {
    return Able.cannot("nobody can keep the desk from writing to them there");
  }

  @Override
  public Able<CommandSuggestions> commandSuggestions() {
    return Able.can((typing, at, phrase, parameter, typed) -> {
      var body = Stage.said("typing-ahead", at.channel(), "");
      body.put("typed", "/desk " + phrase + " " + parameter + ":" + typed);
      return stage
          .post("/api/as/" + typing.name() + "/suggest", body)
          .valueStream()
          .map(Reading::label)
          .toList();
    });
  }

  @Override
  public Able<FormSuggestions> formSuggestions() {
    return Able.can((typing, field, typed) ->
        Objects.requireNonNull(players.get(typing.name())).suggested(field, typed));
  }

  @Override
  public void close() {
    stage.close();
  }

  /** People who come as they are called, to the rooms of the example organisation. */
  private static final class Newcomers implements Residents {
    private final List<Resident> people = new CopyOnWriteArrayList<>();
    private final List<Room> rooms =
        Stream.of(
                "general",
                "service-desk",
                "network",
                "workplace",
                "applications",
                "security",
                "incidents")
            .map(it -> new Room(it, it, "", Set.of()))
            .collect(Collectors.toCollection(CopyOnWriteArrayList::new));

    @Override
    public List<Resident> all() {
      return people;
    }

    @Override
    public List<Room> rooms() {
      return rooms;
    }
  }

  /** A database that answers, or doesn't. */
  private static final class Breaking implements TransactionOperations, LostAnswers {
    private enum Trouble {
      NONE,
      ANSWER,
      REQUEST
    }

    private final TransactionOperations whole;
    private Trouble next = Trouble.NONE;

    Breaking(TransactionOperations whole) {
      this.whole = whole;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      var now = next;
      next = Trouble.NONE;
      if (now == Trouble.REQUEST) {
        throw new CannotCreateTransactionException("the database is away");
      }
      var done = whole.execute(action);
      if (now == Trouble.ANSWER) {
        throw new TransactionSystemException("the commit's answer was lost");
      }
      return done;
    }

    @Override
    public void losesNextAnswer() {
      next = Trouble.ANSWER;
    }

    @Override
    public void losesNextRequest() {
      next = Trouble.REQUEST;
    }
  }
}
