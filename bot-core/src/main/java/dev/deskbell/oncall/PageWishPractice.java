package dev.deskbell.oncall;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.policy.Policies;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people wish about pages: by which ways, and when not. */
@Component
class PageWishPractice implements Practice {
  private static final int MOST = 6;
  private static final Param<String> WAY =
      Param.of("way", "By which way?", Types.word(40))
          .hinting("chat, mail, or a channel of the files");
  private static final Param<Duration> AFTER =
      Param.of("after", "After how long without an answer?", Types.duration())
          .hinting("Such as 3m; leave empty for at once");
  private static final Param<String> FROM =
      Param.of("from", "From when do you sleep?", Types.word(5)).hinting("Such as 22:00");
  private static final Param<String> UNTIL =
      Param.of("until", "Until when?", Types.word(5)).hinting("Such as 07:00");

  private final PageRules rules;
  private final Policies policies;
  private final Mails mails;

  PageWishPractice(PageRules rules, Policies policies, Mails mails) {
    this.rules = rules;
    this.policies = policies;
    this.mails = mails;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("page.rules")
            .says("page rules", "How the desk pages you")
            .reads()
            .does(it -> Outcome.read(card(it))),
        Operation.named("page.add")
            .says("page add", "Add a way to page you, after the ones you have")
            .example("page add sms after:3m")
            .needs(WAY)
            .takes(AFTER)
            .does(this::add),
        Operation.named("page.reset")
            .says("page reset", "Be paged by a direct message only, as usual")
            .does(this::reset),
        Operation.named("page.quiet")
            .says("page quiet", "Say when you sleep: what is not urgent waits until then")
            .example("page quiet 22:00 07:00")
            .needs(FROM, UNTIL)
            .does(this::quiet),
        Operation.named("page.loud")
            .says("page loud", "Have no quiet hours any more")
            .does(this::loud));
  }

  private PageRules.Wishes wishes(Turn turn) {
    var me = turn.actor().id();
    return rules.of(List.of(me)).getOrDefault(me, PageRules.Wishes.NONE);
  }

  private Card card(Turn turn) {
    var wishes = wishes(turn);
    var rows = new ArrayList<Row>();
    for (var rule : wishes.rules()) {
      var when =
          rule.after().isZero() ? "at once" : "after " + Written.length(rule.after()) + " more";
      rows.add(new Row(name(rule.way()), Text.of(when)));
    }
    var quiet = wishes.quiet();
    rows.add(
        new Row(
            "Quiet hours",
            Text.of(
                quiet == null
                    ? "none"
                    : quiet.from()
                        + " to "
                        + quiet.until()
                        + " ("
                        + turn.actor().zone()
                        + "); P1 and P2 page you all the same")));
    return Card.of("How the desk pages you", Tone.CALM, new Block.Facts(rows));
  }

  private String name(String way) {
    return switch (way) {
      case PageRules.CHAT -> "Direct message";
      case PageRules.MAIL -> mails.isThere() ? "E-mail" : "E-mail (not set up any more)";
      default ->
          policies
              .current(ChannelsConfiguration.CHANNELS)
              .named(way)
              .map(ChannelsPolicy.Channel::name)
              .orElse(way + " (no longer in the files)");
    };
  }

  private List<String> ways() {
    var ways = new ArrayList<>(List.of(PageRules.CHAT));
    if (mails.isThere()) {
      ways.add(PageRules.MAIL);
    }
    policies.current(ChannelsConfiguration.CHANNELS).known().forEach(it -> ways.add(it.id()));
    return ways;
  }

  private Outcome add(Turn turn) {
    var way = turn.get(WAY).toLowerCase(java.util.Locale.ROOT);
    if (!ways().contains(way)) {
      throw new Refusal("There is no such way. Say one of: " + String.join(", ", ways()) + ".");
    }
    var all = new ArrayList<>(wishes(turn).rules());
    if (all.size() >= MOST) {
      throw new Refusal("Six ways are enough. `page reset` begins anew.");
    }
    var after = turn.find(AFTER).orElse(Duration.ZERO);
    if (after.isNegative() || after.compareTo(Duration.ofHours(2)) > 0) {
      throw new Refusal("Later than two hours is too late. Say 3m or 10m.");
    }
    all.add(new PageRules.Rule(way, after));
    rules.choose(turn.actor().id(), all);
    return Outcome.said("Done. `page rules` shows how the desk pages you.");
  }

  private Outcome reset(Turn turn) {
    rules.choose(turn.actor().id(), List.of());
    return Outcome.said("The desk pages you by a direct message, at once.");
  }

  private Outcome quiet(Turn turn) {
    var from = time(turn.get(FROM));
    var until = time(turn.get(UNTIL));
    if (from.equals(until)) {
      throw new Refusal("That is all day. Say when you sleep: page quiet 22:00 07:00.");
    }
    rules.quiet(turn.actor().id(), from, until);
    return Outcome.said(
        "From "
            + from
            + " to "
            + until
            + " only P1 and P2 page you ("
            + turn.actor().zone()
            + ").");
  }

  private Outcome loud(Turn turn) {
    rules.loud(turn.actor().id());
    return Outcome.said("You have no quiet hours.");
  }

  private static LocalTime time(String typed) {
    try {
      return LocalTime.parse(typed.length() == 4 ? "0" + typed : typed);
    } catch (DateTimeException e) {
      throw new Refusal("That is no time of the day. Write 22:00.");
    }
  }
}
