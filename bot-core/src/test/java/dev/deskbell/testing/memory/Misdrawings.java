package dev.deskbell.testing.memory;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.testing.memory.MemoryStage.Making;
import dev.deskbell.testing.memory.Wire.Drawing;
import dev.deskbell.testing.memory.Wire.Question;
import dev.deskbell.testing.memory.Wire.Widget;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adapters that draw one thing wrong, and what they draw with. */
final class Misdrawings {
  private Misdrawings() {}

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
}
