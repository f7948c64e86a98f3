package dev.deskbell.status;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.About;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.policy.Policies;
import dev.deskbell.web.PublicAddress;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How services are, in chat: what outsiders read; and takes a notice off the page. */
@Component
class StatusViews implements Practice {
  private static final int MOST = 5;

  private final Param<Long> notice;
  private final Notices notices;
  private final Policies policies;
  private final People people;
  private final Publishers publishers;
  private final Publishing publishing;
  private final ObjectProvider<PublicAddress> address;

  StatusViews(
      NoticeType notice,
      Notices notices,
      Policies policies,
      People people,
      Publishers publishers,
      Publishing publishing,
      ObjectProvider<PublicAddress> address) {
    this.notice = Param.of("notice", "Which notice?", notice);
    this.notices = notices;
    this.policies = policies;
    this.people = people;
    this.publishers = publishers;
    this.publishing = publishing;
    this.address = address;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("status.show")
            .says("status show", "How the services are, as everybody outside reads it")
            .reads()
            .does(it -> Outcome.read(show(it))),
        Operation.named("status.withdraw")
            .says("status withdraw", "Take a notice off the status page that should not be there")
            .example("status withdraw 3")
            .needs(notice)
            .does(this::withdraw));
  }

  private Card show(Turn turn) {
    var policy = policies.current(StatusPolicy.SECTION);
    if (!policy.isOn()) {
      return Card.of("There is no status page", Tone.QUIET);
    }
    var zone = people.organisation().zone();
    var board = Board.of(policy, zone, turn.at(), notices.open(), turn.at());
    var rows =
        board.groups().stream()
            .flatMap(it -> it.rows().stream())
            .limit(Block.Table.MOST_ROWS)
            .map(it -> List.of(Text.of(it.component().name()), Text.of(it.now().words())))
            .toList();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Table(List.of("Service", "Now"), rows));
    var actions = new ArrayList<Action>();
    for (var open : notices.open().reversed().stream().limit(MOST).toList()) {
      blocks.add(
          new Block.Paragraph(
              Text.strong(open.id() + " " + open.title())
                  .and(" – " + open.state().words() + "\n" + open.updates().getLast().words())
                  .clipped(400)));
      actions.add(button("Update " + open.id(), "status.update", open));
      actions.add(button("Over: " + open.id(), "status.resolve", open));
    }
    address.stream()
        .flatMap(it -> it.at("/status").stream())
        .forEach(it -> actions.add(new Action.Link("Open the page", it)));
    return new Card(
        policy.heading() + ": " + board.overall().overall(),
        NoticeCards.tone(board.overall()),
        blocks,
        actions);
  }

  private static Action button(String label, String operation, Notice open) {
    return Action.button(label, new Call(operation, About.of(open.id())));
  }

  private Outcome withdraw(Turn turn) {
    var id = turn.get(notice);
    var found = notices.lock(id).orElseThrow(() -> Publishing.gone(id));
    publishers.check(turn, found.isOpen() ? found.ticket() : null);
    publishing.withdraw(found, turn.actor().id(), turn.at());
    return Outcome.said(
        "Notice %d is off the page, out of the feed and out of the rooms. Who has read it, has."
            .formatted(id));
  }
}
