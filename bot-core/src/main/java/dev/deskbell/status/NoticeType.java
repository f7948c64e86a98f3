package dev.deskbell.status;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An open notice, by its number. */
@Component
class NoticeType implements Type<Long> {
  private final Notices notices;

  NoticeType(Notices notices) {
    this.notices = notices;
  }

  @Override
  public Long read(String typed, Reader reader) {
    var said = typed.strip().replaceFirst("^#", "");
    if (!said.matches("[1-9]\\d{0,14}")) {
      throw new Refusal(
          "“%s” is no number of a notice. `status show` has those that are open."
              .formatted(Clip.to(40, typed.strip())));
    }
    return Long.parseLong(said);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var open = suggest("", reader);
    var chosen =
        typed == null && open.size() == 1
            ? List.of(open.getFirst().value())
            : open.stream().map(Choice::value).filter(it -> it.equals(typed)).toList();
    return open.isEmpty()
        ? new Field.Line(ask, typed == null ? "" : typed, 15)
        : new Field.Pick(ask, open, chosen, 1, false);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return notices.open().reversed().stream()
        .filter(it -> Long.toString(it.id()).startsWith(typed.strip()))
        .limit(Choice.MOST)
        .map(it -> new Choice(Long.toString(it.id()), it.id() + " " + it.title()))
        .toList();
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "3";
  }
}
