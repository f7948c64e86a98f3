package dev.deskbell.conversation;

import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets those hear who listen to what is not addressed to the desk: a turn like any other. */
@Component
class Ears {
  private final List<Ear> ears;
  private final Deeds deeds;
  private final Replies replies;

  Ears(ObjectProvider<Ear> ears, Deeds deeds, Replies replies) {
    this.ears = ears.orderedStream().toList();
    this.deeds = deeds;
    this.replies = replies;
  }

  Reply hear(Incoming.Said it, Person person) {
    return hear("said", it, person, (ear, turn) -> ear.said(turn, it.message()));
  }

  Reply hear(Incoming.Edited it, Person person) {
    return hear("edited", it, person, (ear, turn) -> ear.edited(turn, it.message()));
  }

  Reply hear(Incoming.Removed it, Person person) {
    return hear("removed", it, person, (ear, turn) -> ear.removed(turn, it.posting()));
  }

  Reply hear(Incoming.Reaction it, Person person) {
    return it.set()
        ? hear("reaction", it, person, (ear, turn) -> ear.reacted(turn, it.posting(), it.emoji()))
        : new Reply.Silence();
  }

  private Reply hear(String what, Incoming incoming, Person person, BiConsumer<Ear, Turn> tell) {
    var hearing =
        Operation.named("conversation." + what)
            .by(Role.REQUESTER)
            .does(turn -> {
              ears.forEach(it -> tell.accept(it, turn));
              return Outcome.silence();
            });
    var attempt =
        new Attempt(
            incoming.origin(), person, hearing, Given.NOTHING, new Attempt.Way.Said(), null);
    return ears.isEmpty()
        ? new Reply.Silence()
        : replies.of(attempt, deeds.perform(attempt, Reading.of(attempt)));
  }
}
