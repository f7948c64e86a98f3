package dev.deskbell.testing.memory;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.testing.contract.SeenForm;
import dev.deskbell.testing.memory.Wire.Dialog;
import dev.deskbell.testing.memory.Wire.Drawing;
import dev.deskbell.testing.memory.Wire.Input;
import dev.deskbell.testing.memory.Wire.Option;
import dev.deskbell.testing.memory.Wire.Question;
import dev.deskbell.testing.memory.Wire.Widget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws what the desk says in the platform's markup. */
class MemoryCards {

  Drawing draw(Content content, Set<Account> notifying) {
    return switch (content) {
      case Saying(var text) -> new Drawing(text(text, notifying), List.of(), users(notifying));
      case Card card -> new Drawing(body(card, notifying), widgets(card), users(notifying));
    };
  }

  private static List<String> users(Set<Account> accounts) {
    return accounts.stream().map(Account::user).toList();
  }

  String body(Card card, Set<Account> notifying) {
    return Stream.concat(
            Stream.of(escaped(card.title())),
            card.blocks().stream().map(it -> block(it, notifying)))
        .collect(Collectors.joining("\n"));
  }

  String block(Block block, Set<Account> notifying) {
    return switch (block) {
      case Block.Paragraph(var text) -> text(text, notifying);
      case Block.Note(var text) -> text(text, notifying);
      case Block.Facts(var rows) ->
          rows.stream()
              .map(it -> escaped(it.label()) + "\\: " + text(it.value(), notifying))
              .collect(Collectors.joining("\n"));
      case Block.Table(var headings, var rows) ->
          Stream.concat(
                  Stream.of(headings.stream().map(this::escaped).toList()),
                  rows.stream().map(row -> row.stream().map(it -> text(it, notifying)).toList()))
              .map(it -> String.join(" \\| ", it))
              .collect(Collectors.joining("\n"));
      case Block.Picture _ -> "";
    };
  }

  String text(Text text, Set<Account> notifying) {
    return text.spans().stream().map(it -> span(it, notifying)).collect(Collectors.joining());
  }

  String span(Span span, Set<Account> notifying) {
    return switch (span) {
      case Span.Plain(var words) -> escaped(words);
      case Span.Strong(var words) -> "*" + escaped(words) + "*";
      case Span.Code(var words) -> "`" + escaped(words) + "`";
      case Span.Mention(var account, var name) ->
          account != null && notifying.contains(account)
              ? "<@" + account.user() + ">"
              : escaped("@" + name);
      case Span.Timestamp(var at, _, _) -> "<t:" + at.getEpochSecond() + ">";
      case Span.Link link -> link(link);
    };
  }

  String link(Span.Link link) {
    return "<" + link.to() + "|" + escaped(link.shown()) + ">";
  }

  String escaped(String words) {
    return Markup.escaped(words);
  }

  List<Widget> widgets(Card card) {
    var widgets = new ArrayList<Widget>();
    for (var block : card.blocks()) {
      if (block instanceof Block.Picture(var words, _)) {
        widgets.add(new Widget.Image(words));
      }
    }
    for (var action : card.actions()) {
      widgets.add(widget(action, widgets.size()));
    }
    return widgets;
  }

  Widget widget(Action action, int number) {
    return switch (action) {
      case Action.Button(var label, var call, _) -> new Widget.Push(label, id(number, call));
      case Action.Link(var label, var to) -> new Widget.Door(label, to.toString());
      case Action.Menu(var prompt, var call, var choices) ->
          new Widget.Choose(prompt, id(number, call), options(choices));
    };
  }

  String id(int number, Object call) {
    return number + ":" + call;
  }

  static List<Option> options(List<Choice> choices) {
    return choices.stream().map(it -> new Option(it.value(), it.label())).toList();
  }

  Dialog dialog(Form form) {
    return new Dialog(
        form.call().toString(),
        form.title(),
        form.submit(),
        form.fields().stream().map(this::question).toList());
  }

  Question question(Field field) {
    var options = field instanceof Field.Pick pick ? options(pick.choices()) : List.<Option>of();
    var ask = field.ask();
    return new Question(
        ask.name(),
        ask.label(),
        ask.hint(),
        ask.required(),
        takes(field),
        options,
        beforehand(field));
  }

  private static SeenForm.Takes takes(Field field) {
    return switch (field) {
      case Field.Line _, Field.Area _ -> SeenForm.Takes.WORDS;
      case Field.Pick _ -> SeenForm.Takes.CHOICES;
      case Field.PersonPick _ -> SeenForm.Takes.PERSON;
      case Field.Moment _ -> SeenForm.Takes.MOMENT;
      case Field.Upload _ -> SeenForm.Takes.FILES;
    };
  }

  Input beforehand(Field field) {
    return switch (field) {
      case Field.Line(_, var value, _) -> new Input.Words(value);
      case Field.Area(_, var value, _) -> new Input.Words(value);
      case Field.Pick(_, _, var chosen, _, _) -> new Input.Values(chosen);
      case Field.PersonPick(_, var chosen) ->
          chosen == null ? new Input.Words("") : new Input.User(chosen.user());
      case Field.Moment(_, var chosen, _) ->
          chosen == null ? new Input.Words("") : new Input.Moment(chosen);
      case Field.Upload _ -> new Input.Files(List.of());
    };
  }
}
