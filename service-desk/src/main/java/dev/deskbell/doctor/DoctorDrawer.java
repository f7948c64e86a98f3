package dev.deskbell.doctor;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Draws what the doctor found: first what to do, then what is well, briefly. */
final class DoctorDrawer implements Drawer {

  private static final int SHOWN = 12;

  private final JsonMapper json;

  DoctorDrawer(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String topic() {
    return DoctorTask.TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    return new Drawn.Shown(card(Arrays.asList(json.readValue(piece.argument(), Finding[].class))));
  }

  static Card card(List<Finding> findings) {
    var ill = findings.stream().filter(it -> it.state() != Finding.State.WELL).toList();
    var well =
        findings.stream()
            .filter(it -> it.state() == Finding.State.WELL)
            .map(it -> it.about() + ": " + it.found())
            .collect(Collectors.joining(" · "));
    var card =
        ill.isEmpty() ? Card.of("The desk is well", Tone.GOOD) : Card.of(title(ill), tone(ill));
    for (var finding : ill.subList(0, Math.min(SHOWN, ill.size()))) {
      card = card.with(new Block.Paragraph(sentence(finding)));
    }
    if (ill.size() > SHOWN) {
      card =
          card.with(
              new Block.Note(
                  Text.of(
                      "And "
                          + (ill.size() - SHOWN)
                          + " more: mend these first, and say `doctor` again.")));
    }
    return well.isEmpty() ? card : card.with(new Block.Note(Text.of("Well: " + well)));
  }

  private static String title(List<Finding> ill) {
    return ill.size() == 1 ? "One thing needs attention" : ill.size() + " things need attention";
  }

  private static Tone tone(List<Finding> ill) {
    return ill.stream().anyMatch(it -> it.state() == Finding.State.BROKEN)
        ? Tone.ALARM
        : Tone.WARNING;
  }

  private static Text sentence(Finding finding) {
    var mark = finding.state() == Finding.State.BROKEN ? "Broken" : "Worth a look";
    return Text.strong(mark + ", " + finding.about() + ": ")
        .and(finding.found() + ". " + finding.remedy());
  }
}
