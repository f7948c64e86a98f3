package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Posts, edits and removes messages, in channels, threads, forums and direct messages. */
final class Messages {

  private static final int UNKNOWN_CHANNEL = 10003;
  private static final int UNKNOWN_MESSAGE = 10008;
  private static final int NO_PLAIN_MESSAGES_HERE = 50008;

  private final Rest rest;
  private final Threads threads;
  private final Forums forums;
  private final LetterBoxes boxes;
  private final Bare bare;

  Messages(Rest rest, Self self, LetterBoxes boxes, Forums forums, Bare bare) {
    this.rest = rest;
    this.boxes = boxes;
    this.threads = new Threads(rest, self, boxes, bare);
    this.forums = forums;
    this.bare = bare;
  }

  Receipt post(Outgoing.Post it) {
    var drawn = Drawn.of(it.content(), it.notifying());
    return it.to().thread() == null
        ? inChannel(it, drawn)
        : receipt(it.to(), threads.in(it.to(), to -> message(to, drawn.once(it.id()))));
  }

  private Receipt inChannel(Outgoing.Post it, Drawn drawn) {
    var forum = it.to().channel(); // whose posts go by the id of their first message
    if (!forums.knows(forum)) {
      var answer = threads.in(it.to(), to -> message(to, drawn.once(it.id())));
      if (!Refusals.is(answer, NO_PLAIN_MESSAGES_HERE) || !forums.recognises(forum)) {
        return posted(it.to(), answer);
      }
    }
    var answer = forums.post(forum, it.content(), drawn.once(it.id()));
    return answer instanceof Outcome.Done made
        ? new Receipt.Delivered(new Posting(it.to(), made.object().getString("id")))
        : Refusals.receipt(answer);
  }

  private Receipt posted(Place to, Outcome answer) {
    if (answer instanceof Outcome.Done done) {
      bare.add(done.object().getString("id"));
    }
    return receipt(to, answer);
  }

  /** A card for everyone who reads a message, which calls nobody. */
  void preview(Place in, String id, String of, Card card) {
    var drawn = Drawn.of(card, Set.of()).once(id).answering(of).quietly();
    threads.in(in, to -> message(new Threads.Target(to.channel(), of), drawn));
  }

  Receipt upload(Outgoing.Upload it) {
    var drawn = Drawn.file(it.words(), it.file()).once(it.id());
    return receipt(it.to(), threads.in(it.to(), to -> message(to, drawn)));
  }

  Receipt direct(Outgoing.Direct it) {
    return direct(it.to(), Drawn.of(it.content(), Set.of()).once(it.id()));
  }

  Receipt direct(Account to, Drawn drawn) {
    var box = boxes.of(to.user());
    if (!(box instanceof Outcome.Done opened)) {
      return Refusals.receipt(box);
    }
    var place = Whereabouts.direct(opened.body());
    return receipt(place, threads.in(place, it -> message(it, drawn)));
  }

  private static Ask message(Threads.Target to, Drawn drawn) {
    return Ask.post("channels/" + to.channel() + "/messages", drawn.answering(to.replyTo()).body())
        .with(drawn.files());
  }

  Receipt edit(Outgoing.Edit it) {
    var drawn = Drawn.of(it.content(), Set.of());
    var before = new HashSet<String>(); // told by the message only as long as it is not edited
    var answer =
        at(
            it.at(),
            path -> {
              if (isPost(it.at())) {
                before.addAll(forums.shown(path));
              }
              return Ask.patch(path, drawn.body()).with(drawn.files());
            });
    if (answer instanceof Outcome.Done && isPost(it.at())) {
      forums.follow(it.at(), it.content(), before);
    }
    return answer instanceof Outcome.Done
        ? new Receipt.Delivered(it.at())
        : Refusals.receipt(answer);
  }

  private boolean isPost(Posting at) {
    return at.place().thread() == null && forums.knows(at.place().channel());
  }

  /** Asks something of a message, wherever it stands; in a forum that is its own post. */
  private Outcome at(Posting posting, Function<String, Ask> what) {
    var place = posting.place();
    if (place.thread() != null) {
      return threads.in(place, to -> what.apply(path(to.channel(), posting)));
    }
    var inPost = path(posting.message(), posting);
    if (forums.knows(place.channel())) {
      return threads.in(posting.thread(), _ -> what.apply(inPost));
    }
    var answer = rest.ask(what.apply(path(place.channel(), posting)));
    return mayBeInPost(answer) && forums.recognises(place.channel())
        ? threads.in(posting.thread(), _ -> what.apply(inPost))
        : answer;
  }

  private static boolean mayBeInPost(Outcome answer) {
    return Refusals.is(answer, UNKNOWN_MESSAGE) || Refusals.is(answer, NO_PLAIN_MESSAGES_HERE);
  }

  /** What is gone counts as removed. */
  Receipt remove(Outgoing.Remove it) {
    var place = it.at().place();
    var answer =
        place.thread() == null || boxes.has(place.channel())
            ? at(it.at(), Ask::delete)
            : removed(it.at(), rest.ask(Ask.delete(path(place.thread(), it.at()))));
    return answer instanceof Outcome.Done
            || Refusals.is(answer, UNKNOWN_MESSAGE)
            || Refusals.is(answer, UNKNOWN_CHANNEL)
        ? new Receipt.Delivered(it.at())
        : Refusals.receipt(answer);
  }

  /** What is not in a thread of its own may stand in direct messages, which have none. */
  private Outcome removed(Posting at, Outcome inThread) {
    return Refusals.is(inThread, UNKNOWN_CHANNEL)
        ? rest.ask(Ask.delete(path(at.place().channel(), at)))
        : inThread;
  }

  Receipt pin(Outgoing.Pin it) {
    var answer = at(it.at(), path -> Ask.put(path.replace("/messages/", "/messages/pins/")));
    return answer instanceof Outcome.Done
        ? new Receipt.Delivered(it.at())
        : Refusals.receipt(answer);
  }

  private static String path(String channel, Posting at) {
    return "channels/" + channel + "/messages/" + at.message();
  }

  private static Receipt receipt(Place to, Outcome answer) {
    return answer instanceof Outcome.Done done
        ? new Receipt.Delivered(new Posting(to, done.object().getString("id")))
        : Refusals.receipt(answer);
  }
}
