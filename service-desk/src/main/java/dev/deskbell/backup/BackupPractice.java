package dev.deskbell.backup;

import dev.deskbell.chat.Block;
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
import dev.deskbell.database.Database;
import dev.deskbell.people.Role;
import java.util.List;

/** Backups for administrators, from wherever they chat. */
final class BackupPractice implements Practice {
  private static final String SURE = "replace everything";
  private static final Param<String> FILE =
      Param.of("file", "Which backup?", Types.word(100)).hinting("`restore` lists them");
  private static final Param<String> CONFIRMATION =
      Param.of("sure", "Are you sure?", Types.line(40)).hinting("Type: " + SURE);

  private final BackupTask task;
  private final Shelf shelf;
  private final Database database;

  BackupPractice(BackupTask task, Shelf shelf, Database database) {
    this.task = task;
    this.shelf = shelf;
    this.database = database;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("backup.make")
            .says("backup", "Save everything the desk knows into one file")
            .example("backup")
            .by(Role.ADMINISTRATOR)
            .does(this::make),
        Operation.named("backup.list")
            .says("restore", "Which backups there are, and how to bring one back")
            .example("restore")
            .by(Role.ADMINISTRATOR)
            .reads()
            .does(_ -> Outcome.read(restoring())),
        Operation.named("backup.restore")
            .says("restore from", "Bring a backup back when the desk starts next")
            .example("restore from desk-20261122T021500.000Z.backup replace everything")
            .needs(FILE, CONFIRMATION)
            .by(Role.ADMINISTRATOR)
            .does(this::restore),
        Operation.named("backup.restore.cancel")
            .says("restore cancel", "Bring no backup back when the desk starts next")
            .example("restore cancel")
            .by(Role.ADMINISTRATOR)
            .does(this::cancel));
  }

  /** Reading everything takes as long as it takes: the turn only asks for it. */
  private Outcome make(Turn turn) {
    task.make(turn.actor().id(), turn.at());
    return Outcome.said("I am at it, and tell you when it is done and where the file is.");
  }

  /** Nothing is overwritten while people work: the next start does it, before anybody is heard. */
  private Outcome restore(Turn turn) {
    if (!database.isOwn()) {
      throw new Refusal(
          "This desk's database is on a server of its own, which the desk does not replace. Say `restore` to see how it is done there.");
    }
    if (!turn.get(CONFIRMATION).strip().equalsIgnoreCase(SURE)) {
      throw new Refusal("Nothing is restored. If you are sure, type: " + SURE);
    }
    task.wish(turn.actor().id(), turn.at(), turn.get(FILE));
    return Outcome.said("I look whether it can be restored, and tell you.");
  }

  private Outcome cancel(Turn turn) {
    task.cancel(turn.actor().id(), turn.at());
    return Outcome.said("No backup is brought back when the desk starts next.");
  }

  private Card restoring() {
    var all = shelf.newest();
    var here = database.isOwn() && !all.isEmpty();
    var card =
        Card.of(
            "Bring a backup back",
            Tone.CALM,
            new Block.Paragraph(
                Text.of(
                        "Into a new database, anywhere: name a new DESKBELL_DATA or an empty DATABASE_URL, run ")
                    .and(
                        new Span.Code(
                            "java -jar service-desk.jar restore " + shelf.newestOrExample()))
                    .and(" and start the desk there.")));
    if (here) {
      card =
          card.with(
              new Block.Paragraph(
                  Text.of("Or here, in the place of everything, when the desk starts next: ")
                      .and(new Span.Code("restore from " + all.getFirst()))));
    }
    return card.with(
        new Block.Note(
            Text.of(
                all.isEmpty()
                    ? "There is no backup yet: say `backup`."
                    : "There are: " + String.join(", ", all) + ".")));
  }
}
