package dev.deskbell.ticket;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket as people type it: {@code INC-12}, or {@code 12} where the kind is known. */
final class TicketType implements Type<TicketRef> {
  private final Finder finder;
  private final @Nullable TicketKind kind;

  TicketType(Finder finder, @Nullable TicketKind kind) {
    this.finder = finder;
    this.kind = kind;
  }

  static Param<TicketRef> param(Finder finder, @Nullable TicketKind kind) {
    return Param.of("ticket", "Which ticket?", new TicketType(finder, kind));
  }

  @Override
  public TicketRef read(String typed, Reader reader) {
    var number = typed.strip().replaceFirst("^#", "");
    if (kind != null && number.matches("[1-9]\\d{0,14}")) {
      return new TicketRef(kind.prefix(), Long.parseLong(number));
    }
    var ref =
        TicketRef.parse(typed)
            .orElseThrow(() ->
                new Refusal(
                    "“%s” is no ticket. Type it like %s."
                        .formatted(Clip.to(40, typed), example())));
    if (kind != null && !kind.prefix().equals(ref.kind())) {
      throw new Refusal("%s is no %s. Type one like %s.".formatted(ref, kind.name(), example()));
    }
    return ref;
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Line(ask, typed == null ? "" : typed, 20);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return finder.like(reader.person(), kind == null ? null : kind.prefix(), typed).stream()
        .map(it -> new Choice(it.ref().toString(), it.ref() + " " + it.title()))
        .toList();
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return (kind == null ? "INC" : kind.prefix()) + "-12";
  }

  @Override
  public @Nullable String subject(TicketRef value) {
    return value.toString();
  }
}
