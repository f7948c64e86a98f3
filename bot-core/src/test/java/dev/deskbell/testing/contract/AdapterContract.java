package dev.deskbell.testing.contract;

import dev.deskbell.chat.Conversation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the desk relies on from every chat platform. An adapter's test extends this and raises a
 * {@link Stage}; what the platform cannot do by nature the stage says with {@link Able#cannot}.
 */
public abstract class AdapterContract
    implements HearingContract, FormContract, ShowingContract, NotifyingContract, SendingContract {

  private @Nullable Scene scene;

  /** A fresh stage whose adapter talks to this desk. */
  protected abstract Stage raise(Conversation desk);

  /** How long a test waits for what must come. */
  protected Duration patience() {
    return Duration.ofMinutes(1);
  }

  @BeforeEach
  public final void raiseStage() {
    var desk = new ScriptedConversation(patience());
    scene = new Scene(raise(desk), desk);
  }

  @AfterEach
  public final void closeStage() {
    scene().stage().close();
  }

  @Override
  public final Scene scene() {
    if (scene == null) {
      throw new IllegalStateException("the stage is raised before each test");
    }
    return scene;
  }
}
