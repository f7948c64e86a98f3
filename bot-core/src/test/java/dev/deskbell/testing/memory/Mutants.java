package dev.deskbell.testing.memory;

import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import dev.deskbell.chat.Reply;
import dev.deskbell.testing.memory.MemoryStage.Making;
import dev.deskbell.testing.memory.Wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adapters that each get one thing wrong, as adapters do. */
final class Mutants {
  private Mutants() {}

  // What they hear wrong.

  static Making hearing(UnaryOperator<Incoming> wrongly) {
    return (desk, platform, secret) ->
        right(wrapped(desk, wrongly, UnaryOperator.identity()), platform, secret);
  }

  static Making command(UnaryOperator<String> words) {
    return hearing(it ->
        it instanceof Incoming.Command(var origin, var heard, var options, var accounts)
            ? new Incoming.Command(origin, words.apply(heard), options, accounts)
            : it);
  }

  static Making press(UnaryOperator<Incoming.Press> wrongly) {
    return hearing(it -> it instanceof Incoming.Press press ? wrongly.apply(press) : it);
  }

  static Making said(UnaryOperator<Message> wrongly) {
    return hearing(it ->
        it instanceof Incoming.Said(var origin, var message)
            ? new Incoming.Said(origin, wrongly.apply(message))
            : it);
  }

  static Making answered(UnaryOperator<Answer> wrongly) {
    return hearing(it -> {
      if (it instanceof Incoming.Submission(var origin, var call, var answers)) {
        var wrong = new HashMap<String, Answer>();
        answers.forEach((name, answer) -> wrong.put(name, wrongly.apply(answer)));
        return new Incoming.Submission(origin, call, wrong);
      }
      return it;
    });
  }

  static Making calledShort(int longest) {
    return hearing(it ->
        switch (it) {
          case Incoming.Press(var origin, var call, var choices, var posting) ->
              new Incoming.Press(origin, cut(call, longest), choices, posting);
          case Incoming.Submission(var origin, var call, var answers) ->
              new Incoming.Submission(origin, cut(call, longest), answers);
          default -> it;
        });
  }

  private static Call cut(Call call, int longest) {
    var written = call.toString();
    return Call.parse(written.substring(0, Math.min(longest, written.length())));
  }

  static Making origin(UnaryOperator<Origin> wrongly) {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          @Override
          Origin origin(Request request) {
            return wrongly.apply(super.origin(request));
          }
        });
  }

  static Making keyedByArrival() {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          private int arrivals;

          @Override
          String delivery(Request request) {
            return request.id() + "-" + ++arrivals;
          }
        });
  }

  static Making gullible() {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          @Override
          boolean isGenuine(Request request) {
            return true;
          }
        });
  }

  static Making selfish() {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          @Override
          boolean isOwn(Request request) {
            return false;
          }
        });
  }

  static Making fetching(@Nullable FileContent wrong) {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          @Override
          public @Nullable FileContent fetch(Attachment file) {
            return wrong;
          }
        });
  }

  // What they show wrong.

  static Making replying(UnaryOperator<Reply> wrongly) {
    return (desk, platform, secret) ->
        right(wrapped(desk, UnaryOperator.identity(), wrongly), platform, secret);
  }

  /** Whispers into the room. */
  static Making loud() {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          @Override
          Wire.Answer answer(Reply reply) {
            if (reply instanceof Reply.Whisper(var card)) {
              var drawing = new MemoryCards().draw(card, Set.of());
              platform.send("general", null, drawing, "loud");
            }
            return super.answer(reply);
          }
        });
  }

  // What they send wrong.

  static Making sending(UnaryOperator<Outgoing> wrongly) {
    return delivering((outgoing, adapter) -> adapter.deliver(wrongly.apply(outgoing)));
  }

  static Making receipts(UnaryOperator<Receipt> wrongly) {
    return delivering((outgoing, adapter) -> wrongly.apply(adapter.deliver(outgoing)));
  }

  /** How a mutant delivers with the help of an adapter that does it right. */
  interface Delivering {
    Receipt deliver(Outgoing outgoing, MemoryAdapter adapter);
  }

  static Making delivering(Delivering wrongly) {
    return making((desk, platform, secret) -> {
      var right = right(desk, platform, secret);
      return new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
        @Override
        public Receipt deliver(Outgoing outgoing) {
          return wrongly.deliver(outgoing, right);
        }
      };
    });
  }

  static Making finding(UnaryOperator<Reconciler.Finding> wrongly) {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          @Override
          public Finding find(Outgoing outgoing, Instant attempted) {
            return wrongly.apply(super.find(outgoing, attempted));
          }
        });
  }

  /** Sends every message anew when the connection breaks, under another id. */
  static Receipt stubborn(Outgoing outgoing, MemoryAdapter adapter) {
    var receipt = adapter.deliver(outgoing);
    if (receipt instanceof Receipt.Unknown
        && outgoing instanceof Outgoing.Post(var id, var to, var content, var notifying)) {
      adapter.deliver(new Outgoing.Post(id + "x", to, content, notifying));
    }
    return receipt;
  }

  /** Knocks at a room that is gone three times. */
  static Receipt insistent(Outgoing outgoing, MemoryAdapter adapter) {
    var receipt = adapter.deliver(outgoing);
    for (var attempt = 0; attempt < 2 && receipt instanceof Receipt.Refused; attempt++) {
      receipt = adapter.deliver(outgoing);
    }
    return receipt;
  }

  /** Posts where it should edit. */
  static Receipt forgetful(Outgoing outgoing, MemoryAdapter adapter) {
    return outgoing instanceof Outgoing.Edit(var id, var at, var content)
        ? adapter.deliver(new Outgoing.Post(id, at.place(), content, Set.of()))
        : adapter.deliver(outgoing);
  }

  /** Tells off who takes away what is gone. */
  static Making strict() {
    return making((desk, platform, secret) ->
        new MemoryAdapter(desk, platform, secret, new MemoryCards()) {
          @Override
          Receipt removed(Posting at) {
            return receipt(at.place(), platform.delete(at.place().channel(), at.message()));
          }
        });
  }

  static Receipt hasty(Receipt receipt) {
    return receipt instanceof Receipt.Later(_, var scope, var why)
        ? new Receipt.Later(Duration.ofSeconds(1), scope, why)
        : receipt;
  }

  private static Making making(Making it) {
    return it;
  }

  private static MemoryAdapter right(Conversation desk, MemoryPlatform platform, String secret) {
    return new MemoryAdapter(desk, platform, secret, new MemoryCards());
  }

  private static Conversation wrapped(
      Conversation desk, UnaryOperator<Incoming> incoming, UnaryOperator<Reply> reply) {
    return new Conversation() {
      @Override
      public Reply receive(Incoming it) {
        return reply.apply(desk.receive(incoming.apply(it)));
      }

      @Override
      public List<Phrase> phrases() {
        return desk.phrases();
      }
    };
  }

  static Map<String, String> misplaced(Map<String, String> problems) {
    return problems.values().stream()
        .collect(Collectors.toMap(_ -> "impact", it -> it, (one, _) -> one));
  }
}
