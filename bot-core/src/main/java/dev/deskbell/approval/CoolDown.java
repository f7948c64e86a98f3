package dev.deskbell.approval;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.When;
import dev.deskbell.people.People;
import org.springframework.stereotype.Component;

/**
 * Refuses the word of an account that was linked only lately: whoever took one account over could
 * else decide as its owner before they have heard of it.
 */
@Component
class CoolDown {
  private final People people;

  CoolDown(People people) {
    this.people = people;
  }

  void check(Turn turn) {
    people
        .coolingUntil(turn.origin().by().account(), turn.at())
        .map(it -> new When(it.atZone(turn.actor().zone()), "").written())
        .ifPresent(until -> {
          throw new Refusal(
              "This account was linked to another less than a day ago, so what you decide from it"
                  + " counts only after "
                  + until
                  + ". Decide then, or from an account of yours that was not just linked; if it"
                  + " can't wait, the others who are asked can decide.");
        });
  }
}
