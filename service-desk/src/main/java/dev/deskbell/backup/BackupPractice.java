package dev.deskbell.backup;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.Role;
import java.util.List;

/** Backups for administrators, from wherever they chat. */
final class BackupPractice implements Practice {
  private final BackupTask task;
  private final Shelf shelf;

  BackupPractice(BackupTask task, Shelf shelf) {
    this.task = task;
    this.shelf = shelf;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("backup.make")
            .says("backup", "Save everything the desk knows into one file")
            .by(Role.ADMINISTRATOR)
            .does(this::make),
        Operation.named("backup.restore")
            .says("restore", "How to bring a backup back, and which ones there are")
            .by(Role.ADMINISTRATOR)
            .reads()
            .does(_ -> Outcome.read(restoring())));
  }

  /** Reading everything takes as long as it takes: the turn only asks for it. */
  private Outcome make(Turn turn) {
    task.ask(turn.actor().id(), turn.at());
    return Outcome.said("I am at it, and tell you when it is done and where the file is.");
  }

  /** A desk never overwrites itself: what is restored goes into a database of its own. */
  private Card restoring() {
    var card =
        Card.of(
            "A backup is restored into a new database",
            Tone.CALM,
            new Block.Paragraph(
                Text.of(
                    "While people work here nothing may overwrite what they do, so this is for the machine: stop the desk, name a new DESKBELL_DATA or an empty DATABASE_URL, run this, and start it there.")),
            new Block.Paragraph(
                Text.of(
                    new Span.Code(
                        "java -jar service-desk.jar restore " + shelf.newestOrExample()))));
    var all = shelf.newest();
    return all.isEmpty()
        ? card.with(new Block.Note(Text.of("There is no backup yet: say `backup`.")))
        : card.with(new Block.Note(Text.of("There are: " + String.join(", ", all) + ".")));
  }
}
