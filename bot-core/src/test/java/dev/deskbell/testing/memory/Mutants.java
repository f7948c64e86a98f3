package dev.deskbell.testing.memory;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.testing.memory.MemoryStage.Making;
import dev.deskbell.testing.memory.Wire.Drawing;
import dev.deskbell.testing.memory.Wire.Question;
import dev.deskbell.testing.memory.Wire.Request;
import dev.deskbell.testing.memory.Wire.Widget;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  static Making asking(UnaryOperator<Form> wrongly) {
    return replying(it ->
        switch (it) {
          case Reply.Ask(var form) -> new Reply.Ask(wrongly.apply(form));
          case Reply.Amend(var form, var problems) ->
              new Reply.Amend(wrongly.apply(form), problems);
          case Reply.Whisper _, Reply.Replace _, Reply.Offer _, Reply.Preview _, Reply.Silence _ ->
              it;
        });
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

  static Making drawing(MemoryCards wrongly) {
    return (desk, platform, secret) -> new MemoryAdapter(desk, platform, secret, wrongly);
  }

  static MemoryCards escaping(UnaryOperator<String> wrongly) {
    return new MemoryCards() {
      @Override
      String escaped(String words) {
        return wrongly.apply(words);
      }
    };
  }

  static MemoryCards spans(UnaryOperator<Span> wrongly) {
    return new MemoryCards() {
      @Override
      String span(Span span, Set<Account> notifying) {
        return super.span(wrongly.apply(span), notifying);
      }
    };
  }

  /** Notifies whoever is mentioned. */
  static MemoryCards nosy() {
    return new MemoryCards() {
      @Override
      Drawing draw(Content content, Set<Account> notifying) {
        var drawing = super.draw(content, everybody());
        return new Drawing(drawing.body(), drawing.widgets(), List.of("ana", "ben"));
      }
    };
  }

  private static Set<Account> everybody() {
    return Set.of(MemoryAdapter.account("ana"), MemoryAdapter.account("ben"));
  }

  static MemoryCards written() {
    return new MemoryCards() {
      @Override
      String span(Span span, Set<Account> notifying) {
        return span instanceof Span.Timestamp(_, _, var written)
            ? escaped(written)
            : super.span(span, notifying);
      }
    };
  }

  static MemoryCards trusting() {
    return new MemoryCards() {
      @Override
      String link(Span.Link link) {
        return "<" + link.to() + "|" + escaped(link.label()) + ">";
      }
    };
  }

  /** Leaves out a kind of block. */
  static MemoryCards without(Class<? extends Block> kind) {
    return new MemoryCards() {
      @Override
      String body(Card card, Set<Account> notifying) {
        return Stream.concat(
                Stream.of(escaped(card.title())),
                card.blocks().stream()
                    .filter(it -> !kind.isInstance(it))
                    .map(it -> block(it, notifying)))
            .collect(Collectors.joining("\n"));
      }
    };
  }

  static MemoryCards widgets(UnaryOperator<List<Widget>> wrongly) {
    return new MemoryCards() {
      @Override
      List<Widget> widgets(Card card) {
        return wrongly.apply(super.widgets(card));
      }
    };
  }

  /** Refuses to draw what gets too long once escaped. */
  static MemoryCards brittle() {
    return new MemoryCards() {
      @Override
      String body(Card card, Set<Account> notifying) {
        var body = super.body(card, notifying);
        if (body.length() > 4_000) {
          throw new IllegalArgumentException("too long: " + body.length());
        }
        return body;
      }
    };
  }

  /** Cuts without a sign. */
  static MemoryCards curt(int longest) {
    return new MemoryCards() {
      @Override
      String text(Text text, Set<Account> notifying) {
        var words = super.text(text, notifying);
        return words.substring(0, Math.min(longest, words.length()));
      }
    };
  }

  static MemoryCards questions(UnaryOperator<Question> wrongly) {
    return new MemoryCards() {
      @Override
      Question question(Field field) {
        return wrongly.apply(super.question(field));
      }
    };
  }

  static Question unfilled(Question it) {
    return new Question(
        it.name(),
        it.label(),
        it.hint(),
        it.required(),
        it.takes(),
        it.options(),
        new Wire.Input.Words(""));
  }

  static Question optional(Question it) {
    return new Question(
        it.name(), it.label(), it.hint(), false, it.takes(), it.options(), it.input());
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
