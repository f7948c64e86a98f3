package dev.deskbell.chat;

import java.net.URI;
import java.util.List;

/** What can be done from a card. */
public sealed interface Action {
  /** Longer labels are cut on narrow screens, whatever a platform stores. */
  int LONGEST_LABEL = 40;

  /** Does something at once or asks for more. */
  record Button(String label, Call call, Weight weight) implements Action {
    /** How much a button wants to be pressed. */
    public enum Weight {
      MAIN,
      PLAIN,
      DANGER
    }

    public Button {
      Required.words("label", label);
      label = Clip.to(LONGEST_LABEL, label);
    }
  }

  /** Leads out of the chat. */
  record Link(String label, URI to) implements Action {
    public Link {
      Required.words("label", label);
      label = Clip.to(LONGEST_LABEL, label);
      new Span.Link(label, to);
    }
  }

  /** Offers a few choices; picking one calls. */
  record Menu(String prompt, Call call, List<Choice> choices) implements Action {
    public Menu {
      Required.words("prompt", prompt);
      prompt = Clip.to(LONGEST_LABEL, prompt);
      choices = List.copyOf(choices);
      Required.atMost(Choice.MOST, "choices in a menu", choices.size());
      if (choices.isEmpty()) {
        throw new IllegalArgumentException("a menu without choices: " + prompt);
      }
    }
  }

  static Button button(String label, Call call) {
    return new Button(label, call, Button.Weight.PLAIN);
  }

  static Button main(String label, Call call) {
    return new Button(label, call, Button.Weight.MAIN);
  }

  static Button danger(String label, Call call) {
    return new Button(label, call, Button.Weight.DANGER);
  }
}
