package dev.deskbell.incident;

import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.people.People;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Sentence;
import dev.deskbell.ticket.ServiceNames;
import dev.deskbell.ticket.Words;
import org.springframework.stereotype.Component;

/** What happens around major incidents, in words that go on after the actor's name. */
@Component
class MajorWords {
  private final Names names;
  private final ServiceNames services;
  private final Duties duties;
  private final People people;

  MajorWords(Names names, ServiceNames services, Duties duties, People people) {
    this.names = names;
    this.services = services;
    this.duties = duties;
    this.people = people;
  }

  Sentence tell(MajorFact fact) {
    return switch (fact) {
      case MajorFact.Suggested _ ->
          Sentence.forTeam(
              Text.of("found that it may be a major incident: ")
                  .and(new Span.Code("incident promote")));
      case MajorFact.Declined it ->
          Sentence.quiet(because(Text.of("said that it is no major incident"), it.why()));
      case MajorFact.Promoted it ->
          Sentence.forAll(because(Text.of("made it a major incident"), it.why()));
      case MajorFact.Demoted it ->
          Sentence.forAll(because(Text.of("said that it is no major incident any more"), it.why()));
      case MajorFact.Progressed it ->
          Sentence.forAll(
              because(
                  Text.of("says: ").and(Text.strong(Major.valueOf(it.stage()).words())),
                  it.note()));
      case MajorFact.Invited it when it.who().equals(it.by()) ->
          Sentence.quiet(because(Text.of("joined"), it.why()));
      case MajorFact.Invited it ->
          Sentence.forTeam(
              Text.of("called ")
                  .and(Text.strong(names.of(it.who())))
                  .and(it.why().text().isEmpty() ? "" : " (" + it.why().text() + ")"));
      case MajorFact.RoleGiven it -> Sentence.forTeam(given(it));
      case MajorFact.ServiceAffected it ->
          Sentence.forAll(
              Text.of("said that it hits ").and(Text.strong(services.nameOf(it.service()))));
      case MajorFact.MeToo _ -> Sentence.quiet(Text.of("is affected too"));
      case MajorFact.SourceRecovered it ->
          Sentence.forTeam(
              because(Text.of("leaves it to you whether it is over"), it.what())
                  .and(" If it is: ")
                  .and(new Span.Code("incident resolve " + it.ref())));
      case MajorFact.Reported it -> Sentence.forAll(report(it));
      case MajorFact.ReportMissed _ ->
          Sentence.quiet(Text.of("reminded of the situation report that is due"));
      case MajorFact.TaskAdded it ->
          Sentence.forTeam(
              Text.of("gave ")
                  .and(Text.strong(names.of(it.owner())))
                  .and(" task " + it.number() + ": " + it.what().text()));
      case MajorFact.TaskDone it -> Sentence.forTeam(Text.of("has done task " + it.number()));
      case MajorFact.Logged it ->
          Sentence.quiet(Text.of("noted for the record: " + it.what().text()));
      case MajorFact.TimeCorrected it -> Sentence.quiet(corrected(it));
      case MajorFact.Reviewed _ -> Sentence.quiet(Text.of("wrote down what was learned"));
      case MajorFact.ReviewDrafted _ -> Sentence.quiet(Text.of("had the review drafted"));
    };
  }

  private Text given(MajorFact.RoleGiven it) {
    var name = duties.name(it.role());
    if (it.from() != null) {
      return because(
          Text.of("handed the role " + name + " from ")
              .and(Text.strong(names.of(it.from())))
              .and(" to ")
              .and(Text.strong(names.of(it.to()))),
          it.note());
    }
    return because(
        it.to().equals(it.by())
            ? Text.of("is ").and(Text.strong(name)).and(" now")
            : Text.of("made ").and(Text.strong(names.of(it.to()))).and(" " + name),
        it.note());
  }

  private static Text report(MajorFact.Reported it) {
    return Text.of("reported: " + it.what().text())
        .and(it.impact().text().isEmpty() ? "" : " Impact: " + it.impact().text())
        .and(it.next().text().isEmpty() ? "" : " Next: " + it.next().text());
  }

  private Text corrected(MajorFact.TimeCorrected it) {
    return because(
        Text.of("corrected the time of line " + it.line() + " to ")
            .and(Names.at(it.when(), people.organisation().zone())),
        it.why());
  }

  private static Text because(Text what, Words why) {
    return why.text().isEmpty() ? what : what.and(": " + why.text());
  }
}
