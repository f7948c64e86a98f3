package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Call;
import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What Discord told, as far as the answer depends on it. */
record Interaction(DataObject json) {

  String id() {
    return json.getString("id");
  }

  String token() {
    return json.getString("token");
  }

  String application() {
    return json.getString("application_id");
  }

  String user() {
    return json.optObject("user")
        .or(() -> json.getObject("member").optObject("user"))
        .orElseThrow()
        .getString("id");
  }

  /** To whom an answer goes directly when this can't be answered any more. */
  Account account() {
    return Speakers.account(json.getString("guild_id", "0"), user());
  }

  boolean isLookup() {
    return type() == Interactions.AUTOCOMPLETE;
  }

  boolean isForm() {
    return type() == Interactions.MODAL;
  }

  /** Whether a message can be left as it is, or become the answer. */
  boolean isOnMessage() {
    return type() == Interactions.COMPONENT || (isForm() && !json.isNull("message"));
  }

  /** Pressed on what only this person sees. */
  boolean isOnWhisper() {
    return type() == Interactions.COMPONENT
        && Interactions.isPrivate(json.optObject("message").orElseGet(DataObject::empty));
  }

  /** A form that was opened from the private message that stood in for it. */
  boolean isFromStandIn() {
    return isForm()
        && json.optObject("message")
            .filter(Interactions::isPrivate)
            .map(it -> it.toString().contains('"' + KeptForms.BUTTON + ':'))
            .orElse(false);
  }

  /** The form that a stand-in's button opens. */
  Optional<Call> form() {
    return type() != Interactions.COMPONENT
        ? Optional.empty()
        : json.optObject("data")
            .map(it -> it.getString("custom_id", ""))
            .filter(it -> it.startsWith(KeptForms.BUTTON + ":"))
            .map(DiscordActions::call);
  }

  private int type() {
    return json.getInt("type", 0);
  }
}
