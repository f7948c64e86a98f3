package dev.deskbell.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Field.Ask;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What comes of asking people with a form. */
public interface FormContract extends OnStage {

  @Test
  default void a_form_shows_what_it_asks() {
    opens(form(line("summary", "What is wrong?", ""), pick(List.of(), 1)));

    var seen = scene().ana.form().orElseThrow();
    assertThat(seen.title()).isEqualTo("Tell us");
    assertThat(seen.submit())
        .as("its own word, or the platform's one for all")
        .isIn("Send", "Submit");
    assertThat(seen.fields())
        .extracting(SeenForm.SeenField::label)
        .containsExactly("What is wrong?", "How bad?");
    assertThat(seen.field("How bad?").orElseThrow().choices()).containsExactly("Little", "Very");
    assertThat(seen.field("What is wrong?").orElseThrow().hint()).isEqualTo("In a few words");
    assertThat(seen.fields()).extracting(SeenForm.SeenField::required).containsExactly(true, false);
    assertThat(scene().ben.form()).isEmpty();
  }

  @Test
  default void a_form_comes_back_filled_in() {
    var area = new Field.Area(ask("story", "What happened?"), "", 3000);
    opens(form(line("summary", "What is wrong?", ""), area, pick(List.of(), 1)));
    scene()
        .ana
        .submits(
            Map.of(
                "What is wrong?", Entry.typed("No <network> & *nothing*"),
                "What happened?", Entry.typed("First this.\nThen that."),
                "How bad?", Entry.chosen("Very")));

    var submission = scene().desk().hears(Incoming.Submission.class);
    assertThat(submission.call()).isEqualTo(Scene.CALL);
    assertThat(submission.origin().by().account()).isEqualTo(scene().ana.account());
    assertThat(submission.answers())
        .containsEntry("summary", new Answer.Words("No <network> & *nothing*"))
        .containsEntry("story", new Answer.Words("First this.\nThen that."))
        .containsEntry("impact", new Answer.Picked(List.of("high")))
        .hasSize(3);
    scene().eventually(scene().ana::form, it -> assertThat(it).isEmpty());
  }

  @Test
  default void a_form_can_ask_for_several_choices() {
    opens(form(pick(List.of(), 2)));
    scene().ana.submits(Map.of("How bad?", Entry.chosen("Very", "Little")));

    var answer = scene().desk().hears(Incoming.Submission.class).answers().get("impact");
    assertThat(answer).isInstanceOf(Answer.Picked.class);
    assertThat(((Answer.Picked) Objects.requireNonNull(answer)).values())
        .containsExactlyInAnyOrder("low", "high");
  }

  @Test
  default void a_form_can_ask_for_a_person() {
    opens(form(new Field.PersonPick(ask("who", "Who?"), null)));
    scene().ana.submits(Map.of("Who?", new Entry.Someone(scene().ben)));

    assertThat(scene().desk().hears(Incoming.Submission.class).answers())
        .containsExactly(Map.entry("who", new Answer.Someone(scene().ben.account())));
  }

  @Test
  default void a_form_can_ask_for_a_moment() {
    var moment = LocalDateTime.of(2026, 3, 5, 14, 30);
    opens(form(new Field.Moment(ask("when", "When?"), null, scene().ana.zone().getId())));
    scene().ana.submits(Map.of("When?", new Entry.When(moment)));

    var typed = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(moment);
    assertThat(scene().desk().hears(Incoming.Submission.class).answers().get("when"))
        .isIn(
            new Answer.At(moment.atZone(scene().ana.zone()).toInstant()), new Answer.Words(typed));
  }

  @Test
  default void a_form_can_ask_for_a_file() {
    opens(form(new Field.Upload(ask("proof", "Proof?"), 2)));
    var file = new FileContent("proof.txt", "text/plain", new byte[] {1, 2, 3});
    scene().ana.submits(Map.of("Proof?", new Entry.Files(List.of(file))));

    var answer = scene().desk().hears(Incoming.Submission.class).answers().get("proof");
    assertThat(answer).isInstanceOf(Answer.Attached.class);
    assertThat(((Answer.Attached) Objects.requireNonNull(answer)).files())
        .singleElement()
        .satisfies(it -> assertThat(it.name()).isEqualTo("proof.txt"))
        .satisfies(it -> assertThat(it.size()).isEqualTo(3));
  }

  @Test
  default void what_fits_is_offered_while_a_field_is_typed_into() {
    var suggestions = scene().stage().formSuggestions().orSkip();
    var field = new Field.Pick(ask("service", "Which service?"), List.of(), List.of(), 1, true);
    opens(form(field));
    scene().desk().answers(new Reply.Offer(List.of(new Choice("checkout", "Checkout <live>"))));

    assertThat(suggestions.offered(scene().ana, "Which service?", "che"))
        .containsExactly("Checkout <live>");
    var lookup = scene().desk().hears(Incoming.Lookup.class);
    assertThat(lookup.call()).isEqualTo(Scene.CALL);
    assertThat(lookup.field()).isEqualTo("service");
    assertThat(lookup.typed()).isEqualTo("che");
    scene().desk().answers(new Reply.Silence());
    scene().ana.submits(Map.of("Which service?", Entry.chosen("Checkout <live>")));
    assertThat(scene().desk().hears(Incoming.Submission.class).answers())
        .containsExactly(Map.entry("service", new Answer.Picked(List.of("checkout"))));
  }

  @Test
  default void the_longest_call_of_a_form_comes_back_whole() {
    var call = new Call("kit.long", "a|b:c/d".repeat(11).substring(0, Call.LONGEST - 9));
    opens(new Form("Tell us", call, "Send", List.of(line("summary", "What is wrong?", ""))));
    scene().ana.submits(Map.of("What is wrong?", Entry.typed("All")));

    assertThat(scene().desk().hears(Incoming.Submission.class).call()).isEqualTo(call);
  }

  @Test
  default void what_stood_in_a_form_beforehand_comes_back_with_it() {
    var chosen = Instant.parse("2026-03-05T13:30:00Z");
    opens(
        form(
            line("summary", "What is wrong?", "*as* <before>"),
            pick(List.of("high"), 1),
            new Field.PersonPick(ask("who", "Who?"), scene().ben.account()),
            new Field.Moment(ask("when", "When?"), chosen, scene().ana.zone().getId())));
    scene().ana.submits(Map.of());

    var answers = scene().desk().hears(Incoming.Submission.class).answers();
    assertThat(answers)
        .containsEntry("summary", new Answer.Words("*as* <before>"))
        .containsEntry("impact", new Answer.Picked(List.of("high")))
        .containsEntry("who", new Answer.Someone(scene().ben.account()));
    assertThat(answers.get("when"))
        .isIn(new Answer.At(chosen), new Answer.Words("2026-03-05 14:30"));
  }

  @Test
  default void problems_are_shown_by_field_and_nothing_typed_is_lost() {
    var asked = form(line("summary", "What is wrong?", ""), pick(List.of(), 1));
    opens(asked);
    scene()
        .desk()
        .answers(it ->
            it instanceof Incoming.Submission
                ? new Reply.Amend(
                    form(line("summary", "What is wrong?", "Oops"), pick(List.of("low"), 1)),
                    Map.of("summary", "Say more, please."))
                : new Reply.Ask(asked));
    scene()
        .ana
        .submits(Map.of("What is wrong?", Entry.typed("Oops"), "How bad?", Entry.chosen("Little")));

    scene()
        .eventually(
            () -> scene().ana.form().map(SeenForm::problems).orElse(Map.of()),
            it -> assertThat(it).containsExactly(Map.entry("What is wrong?", "Say more, please.")));
    scene().desk().answers(new Reply.Silence());
    scene().ana.submits(Map.of());
    assertThat(scene().desk().hears(Incoming.Submission.class, 2).getLast().answers())
        .containsEntry("summary", new Answer.Words("Oops"))
        .containsEntry("impact", new Answer.Picked(List.of("low")));
  }

  private void opens(Form form) {
    scene().desk().answers(new Reply.Ask(form));
    scene().ana.types(scene().room, "kit try");
    scene().eventually(scene().ana::form, it -> assertThat(it).isPresent());
    scene().desk().answers(new Reply.Silence());
  }

  private static Form form(Field... fields) {
    return new Form("Tell us", Scene.CALL, "Send", List.of(fields));
  }

  private static Field line(String name, String label, String value) {
    return new Field.Line(new Ask(name, label, "In a few words", true), value, 200);
  }

  private static Field pick(List<String> chosen, int most) {
    var choices = List.of(new Choice("low", "Little"), new Choice("high", "Very"));
    return new Field.Pick(new Ask("impact", "How bad?", "", false), choices, chosen, most, false);
  }

  private static Ask ask(String name, String label) {
    return new Ask(name, label, "", false);
  }
}
