package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.StartCard;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Draws somebody's own page: what they can do, what waits for them, what is theirs. */
@Component
class HomeDrawer implements Drawer {
  private static final Drawn LIKE = new Drawn.Page(Card.of("…", Tone.CALM));

  private final People people;
  private final ObjectProvider<HomeSection> sections;
  private final ObjectProvider<StartCard> start;

  HomeDrawer(People people, ObjectProvider<HomeSection> sections, ObjectProvider<StartCard> start) {
    this.people = people;
    this.sections = sections;
    this.start = start;
  }

  @Override
  public String topic() {
    return HomePages.TOPIC;
  }

  @Override
  public Drawn like() {
    return LIKE;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = view.reader();
    if (reader == null) {
      return new Drawn.Hidden();
    }
    var person = people.get(reader);
    var greeting = start.getObject().greeting(person);
    var blocks = new ArrayList<Block>(greeting.blocks());
    var actions = new ArrayList<Action>(greeting.actions());
    sections.stream()
        .sorted(Comparator.comparingInt(HomeSection::place))
        .map(it -> it.of(person))
        .filter(it -> !it.blocks().isEmpty())
        .forEach(it -> {
          blocks.add(new Block.Paragraph(Text.strong(it.title())));
          blocks.addAll(it.blocks());
          actions.addAll(it.actions());
        });
    return new Drawn.Page(new Card(greeting.title(), Tone.CALM, blocks, fitting(actions)));
  }

  private static List<Action> fitting(List<Action> actions) {
    var menus =
        actions.stream().filter(Action.Menu.class::isInstance).limit(Card.MOST_MENUS).toList();
    var buttons =
        actions.stream()
            .filter(it -> !(it instanceof Action.Menu))
            .limit(Card.MOST_BUTTONS)
            .toList();
    var all = new ArrayList<>(buttons);
    all.addAll(menus);
    return all;
  }
}
