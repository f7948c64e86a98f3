package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers that can't be whispered: to words instead of interactions, or after their time. */
final class Letters {

  private final Messages messages;
  private final KeptForms forms;

  Letters(Messages messages, KeptForms forms) {
    this.messages = messages;
    this.forms = forms;
  }

  /**
   * Sends what there is to say as a direct message.
   *
   * @param id the same at every attempt
   * @param asked the direct message that it answers, if any
   * @return null when there is nothing to say
   */
  @Nullable Receipt send(Account to, String id, @Nullable String asked, Reply reply) {
    var drawn = drawn(to.user(), reply);
    return drawn == null ? null : messages.direct(to, drawn.once(id).answering(asked));
  }

  /** Their direct messages are closed: said where they asked, without a word of the answer. */
  void pointOut(Origin asked, String id) {
    var to = asked.by().account();
    var words =
        Text.of(new Span.Mention(to, asked.by().name()))
            .and(", I have an answer, but you take no direct messages from this server. Type ")
            .and(new Span.Code("/desk start"))
            .and(" here: only you see what I answer then.");
    messages.post(new Outgoing.Post(id + "p", asked.at(), new Saying(words), Set.of(to)));
  }

  /** A reply as a message: where it is a form, with a button that opens it. */
  @Nullable Drawn drawn(String user, Reply reply) {
    return switch (reply) {
      case Reply.Whisper(var card) -> drawn(card);
      case Reply.Replace(var card) -> drawn(card);
      case Reply.Ask(var form) -> leading(forms.leadingTo(user, form));
      case Reply.Amend(var form, var problems) -> leading(forms.mending(user, form, problems));
      case Reply.Offer _, Reply.Silence _, Reply.Preview _ -> null;
    };
  }

  private static Drawn drawn(Card card) {
    return Drawn.of(card, Set.of());
  }

  /** Its button, the first, is the form's. */
  private static Drawn leading(Card card) {
    return drawn(card).renaming("0:", KeptForms.BUTTON + ":");
  }
}
