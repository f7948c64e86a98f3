package dev.deskbell.account;

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
import dev.deskbell.people.Role;
import dev.deskbell.policy.Closest;
import dev.deskbell.policy.Difference;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.policy.Policies;
import dev.deskbell.policy.PolicyMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The organisation's files, for administrators: what holds, what would change, accept it. */
@Component
class PolicyPractice implements Practice {
  private static final int MOST_SHOWN = 20;

  private static final Param<String> FILE = Param.of("file", "File", Types.word(200));
  private static final Param<String> DIGEST = Param.of("digest", "Digest", Types.word(64));

  private final Policies policies;

  PolicyPractice(Policies policies) {
    this.policies = policies;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("policy.show")
            .says("policy show", "Which policies hold, or one file of them")
            .example("policy show", "policy show teams.yaml")
            .takes(FILE)
            .by(Role.ADMINISTRATOR)
            .reads()
            .does(this::show),
        Operation.named("policy.reload")
            .says("policy reload", "Read the policy files and see what would change")
            .by(Role.ADMINISTRATOR)
            .reads()
            .does(_ -> Outcome.read(propose())),
        Operation.named("policy.accept")
            .says("policy accept", "Accept the policy files as policy reload showed them")
            .needs(DIGEST)
            .by(Role.ADMINISTRATOR)
            .does(this::accept));
  }

  private Outcome show(Turn turn) {
    var texts = new TreeMap<>(policies.texts());
    return Outcome.read(
        turn.find(FILE)
            .map(it -> file(it, texts))
            .orElseGet(() ->
                Card.of(
                    "Policies of version " + policies.version(),
                    Tone.CALM,
                    new Block.Paragraph(Text.of(String.join("\n", texts.keySet()))),
                    new Block.Note(
                        Text.of("Say ")
                            .and(new Span.Code("policy show"))
                            .and(" and a name to read one.")))));
  }

  private static Card file(String name, Map<String, String> texts) {
    var text = texts.get(name);
    if (text == null) {
      throw new Refusal(
          "There is no policy file “"
              + name
              + "”. "
              + Closest.to(name, texts.keySet()).map(it -> "Did you mean " + it + "? ").orElse("")
              + "Say `policy show` to see their names.");
    }
    var card = Card.of(name, Tone.CALM);
    for (var from = 0; from < text.length(); from += Text.LONGEST) {
      var part = text.substring(from, Math.min(text.length(), from + Text.LONGEST));
      card = card.with(new Block.Paragraph(Text.of(new Span.Code(part))));
    }
    return card;
  }

  private Card propose() {
    try {
      var proposal = policies.propose();
      return proposal.differences().isEmpty()
          ? Card.of(
              "Nothing changes",
              Tone.QUIET,
              new Block.Paragraph(Text.of("The files say what holds already.")))
          : differences(proposal);
    } catch (PolicyMistake mistake) {
      return mistakes(mistake);
    } catch (OperatorMistake mistake) {
      return Card.of(
          "The files can't be read",
          Tone.WARNING,
          new Block.Paragraph(Text.of(String.valueOf(mistake.getMessage()))));
    }
  }

  private static Card differences(Policies.Proposal proposal) {
    var lines = proposal.differences().stream().map(Difference::toString).toList();
    return Card.of("This would change", Tone.CALM, listed(lines))
        .with(Action.main("Accept", new Call("policy.accept", proposal.digest())));
  }

  private static Card mistakes(PolicyMistake mistake) {
    return Card.of(
        "These files can't be accepted",
        Tone.WARNING,
        listed(mistake.problems()),
        new Block.Note(
            Text.of("Nothing has changed. Mend them and say ")
                .and(new Span.Code("policy reload"))
                .and(" again.")));
  }

  private static Block listed(List<String> lines) {
    var shown = new ArrayList<>(lines.subList(0, Math.min(MOST_SHOWN, lines.size())));
    if (lines.size() > MOST_SHOWN) {
      shown.add("… and " + (lines.size() - MOST_SHOWN) + " more");
    }
    return new Block.Paragraph(Text.of(String.join("\n", shown)));
  }

  private Outcome accept(Turn turn) {
    try {
      policies.accept(turn.get(DIGEST), "person " + turn.actor().id());
    } catch (OperatorMistake mistake) {
      throw new Refusal(String.valueOf(mistake.getMessage()));
    }
    return Outcome.said("Accepted. Every instance follows within seconds.");
  }
}
