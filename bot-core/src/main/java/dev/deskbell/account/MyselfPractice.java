package dev.deskbell.account;

import dev.deskbell.chat.Account;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.People;
import dev.deskbell.people.Preferences;
import dev.deskbell.people.Settings;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people see and choose about themselves. */
@Component
class MyselfPractice implements Practice {
  private static final Param<ZoneId> ZONE = Param.of("zone", "Time zone", new ZoneType());

  private static final Param<Preferences.What> WHAT =
      Param.of(
          "what", "News about", Types.oneOf("kind of news", Preferences.What.class, Sayings::of));

  private static final Param<Preferences.How> HOW =
      Param.of("how", "Reaches me", Types.oneOf("way", Preferences.How.class, Sayings::of));

  private static final Param<When> UNTIL = Param.of("until", "Away until", Types.moment());
  private static final Param<When> FROM = Param.of("from", "Away from", Types.moment());

  private final People people;
  private final Settings settings;
  private final MyselfCard card;
  private final Param<Account> account;

  MyselfPractice(People people, Settings settings, MyselfCard card) {
    this.people = people;
    this.settings = settings;
    this.card = card;
    this.account = Param.of("account", "Write to me on", new OwnAccountType(people));
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("account.me")
            .says("me", "What the desk knows about you")
            .reads()
            .does(it -> Outcome.read(card.of(it.actor(), it.at()))),
        Operation.named("account.zone")
            .says("me zone", "Choose your time zone")
            .example("me zone Europe/Lisbon", "me zone Berlin")
            .needs(ZONE)
            .does(this::zone),
        Operation.named("account.notify")
            .says("me notify", "Choose what reaches you, and when")
            .example("me notify comments digest", "me notify watched never")
            .needs(WHAT, HOW)
            .does(this::notify),
        Operation.named("account.prefer")
            .says("me prefer", "Choose on which account the desk writes to you first")
            .example("me prefer here")
            .needs(account)
            .does(this::prefer),
        Operation.named("account.away")
            .says("me away", "Say that you are out of office")
            .example("me away friday", "me away until:2026-12-31 from:2026-12-24")
            .needs(UNTIL)
            .takes(FROM)
            .does(this::away),
        Operation.named("account.back")
            .says("me back", "Say that you are in office again")
            .does(this::back));
  }

  private Outcome zone(Turn turn) {
    var zone = turn.get(ZONE);
    settings.zone(turn.actor().id(), zone);
    return Outcome.said("Your time zone is " + zone + " now.");
  }

  private Outcome notify(Turn turn) {
    var what = turn.get(WHAT);
    var how = turn.get(HOW);
    settings.notify(turn.actor().id(), what, how);
    return Outcome.said(Sayings.of(what) + ": " + Sayings.of(how) + ".");
  }

  private Outcome prefer(Turn turn) {
    var chosen = turn.get(account);
    settings.prefer(turn.actor().id(), chosen);
    return Outcome.said("The desk writes to you on " + chosen.platform() + " first.");
  }

  private Outcome away(Turn turn) {
    var until = turn.get(UNTIL);
    var from = turn.find(FROM).map(When::instant).orElse(turn.at());
    if (!until.instant().isAfter(from)) {
      throw new Refusal(
          "You would be back before you leave. Say when you are back: me away friday.");
    }
    settings.away(turn.actor().id(), from, until.instant());
    return Outcome.said(
        turn.find(FROM).map(it -> "From " + it.written() + " you").orElse("You")
            + " are out of office until "
            + until.written()
            + ". Say `me back` when you are here sooner.");
  }

  private Outcome back(Turn turn) {
    if (people.awayUntil(turn.actor().id(), turn.at()).isEmpty()) {
      settings.back(turn.actor().id());
      return Outcome.said("You are in office.");
    }
    settings.back(turn.actor().id());
    return Outcome.said("Welcome back.");
  }
}
