package dev.deskbell.feed;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.token.Token;
import dev.deskbell.token.Tokens;
import dev.deskbell.web.PublicAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Private addresses of calendars: made, listed and revoked. */
@Component
class FeedPractice implements Practice {
  private static final int MOST = 20;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final Param<String> OF =
      Param.of("of", "Of which one?", Types.word(100)).hinting("a schedule or a service");
  private static final Param<Long> NUMBER =
      Param.of("number", "Which address?", Types.number(1, Long.MAX_VALUE));

  private final Param<FeedSource> kind;
  private final Tokens tokens;
  private final Feeds feeds;
  private final People people;
  private final ObjectProvider<PublicAddress> address;

  FeedPractice(
      List<FeedSource> sources,
      Tokens tokens,
      Feeds feeds,
      People people,
      ObjectProvider<PublicAddress> address) {
    this.kind =
        Param.of(
            "calendar",
            "Which calendar?",
            Types.oneOf("calendar", sources, FeedSource::kind, FeedSource::summary));
    this.tokens = tokens;
    this.feeds = feeds;
    this.people = people;
    this.address = address;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("feed.make")
            .says("feed make", "Make a private address under which your calendar program reads on")
            .example("feed make shifts", "feed make schedule of:network", "feed make changes")
            .needs(kind)
            .takes(OF)
            .does(this::make),
        Operation.named("feed.list")
            .says("feed list", "See your private addresses of calendars")
            .reads()
            .does(it -> Outcome.read(list(it))),
        Operation.named("feed.revoke")
            .says("feed revoke", "Make a private address of a calendar worthless")
            .example("feed revoke 3")
            .needs(NUMBER)
            .does(this::revoke));
  }

  private Outcome make(Turn turn) {
    var source = turn.get(kind);
    var me = turn.actor().id();
    if (!people.holds(me, source.least(), null)) {
      throw new Refusal(
          "That calendar is for people with the role "
              + source.least().name().toLowerCase(Locale.ROOT)
              + ".");
    }
    if (mine(me).size() >= MOST) {
      throw new Refusal("You have " + MOST + " addresses already. Revoke one: `feed list`.");
    }
    var feed = new Feed(source.kind(), source.about(turn.find(OF).orElse("")));
    var path = "/feed/" + tokens.make(Feeds.PURPOSE, feed.kept(), me, turn.at()) + ".ics";
    var whole =
        address.stream().findFirst().flatMap(it -> it.at(path)).map(URI::toString).orElse(path);
    return Outcome.once(
        Card.of(
            source.title(feed.about()),
            Tone.CALM,
            new Block.Paragraph(Text.of(new Span.Code(whole))),
            new Block.Note(
                Text.of(
                    "Subscribe to it in your calendar program. It is shown once, and whoever has it reads"
                        + " on: `feed list` shows what is out there, `feed revoke` ends it."))),
        "The address was shown already. If you have not seen it, `feed revoke` ends it; make another.");
  }

  private List<Token> mine(Person.Id me) {
    return tokens.of(Feeds.PURPOSE).stream().filter(it -> people.same(it.by(), me)).toList();
  }

  private Card list(Turn turn) {
    var mine = mine(turn.actor().id());
    if (mine.isEmpty()) {
      return Card.of(
          "You have no addresses of calendars",
          Tone.QUIET,
          new Block.Note(Text.of("`feed make` makes one.")));
    }
    var rows = mine.stream().limit(MOST).map(it -> row(it, turn.actor().zone())).toList();
    return Card.of(
            "Your addresses of calendars",
            Tone.CALM,
            new Block.Table(List.of("Number", "Calendar", "Made", "Last read"), rows))
        .with(Action.button("Revoke one", Call.to("feed.revoke")));
  }

  private List<Text> row(Token token, ZoneId zone) {
    var feed = Feed.of(token);
    var title = feeds.source(feed.kind()).map(it -> it.title(feed.about())).orElse(feed.kept());
    var used = token.usedAt();
    return List.of(
        Text.of(Long.toString(token.id())),
        Text.of(title),
        Text.of(day(token.madeAt(), zone)),
        Text.of(used == null ? "never" : day(used, zone)));
  }

  private static String day(Instant at, ZoneId zone) {
    return DAY.format(at.atZone(zone));
  }

  private Outcome revoke(Turn turn) {
    var me = turn.actor().id();
    var found =
        tokens
            .find(Feeds.PURPOSE, turn.get(NUMBER))
            .filter(it -> people.same(it.by(), me) || people.holds(me, Role.ADMINISTRATOR, null))
            .orElseThrow(() -> new Refusal("You have no such address. `feed list` shows yours."));
    tokens.revoke(found.id(), me, turn.at());
    return Outcome.said("Nobody reads a calendar there any more.");
  }
}
