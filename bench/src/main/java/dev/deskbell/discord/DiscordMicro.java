package dev.deskbell.discord;

import dev.deskbell.bench.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.MarkdownSanitizer;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** M4 on Discord: a card drawn by the adapter, and the same by JDA's own builders. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
public class DiscordMicro {
  @Setup(Level.Trial)
  public void proves() {
    for (var drawn : List.of(m4RenderOurs(), m4RenderTheirs())) {
      if (!drawn.contains("INC-4711")) {
        throw new IllegalStateException(drawn);
      }
    }
  }

  @Benchmark
  public String m4RenderOurs() {
    return Drawn.of(Shown.card(), Set.of()).body().toString();
  }

  @Benchmark
  public String m4RenderTheirs() {
    var parts = new ArrayList<ContainerChildComponent>();
    parts.add(TextDisplay.of("## " + MarkdownSanitizer.escape(Shown.TITLE)));
    parts.add(TextDisplay.of(MarkdownSanitizer.escape(Shown.WORDS)));
    parts.add(
        TextDisplay.of(
            Shown.FACTS.entrySet().stream()
                .map(it -> "**" + it.getKey() + ":** " + MarkdownSanitizer.escape(it.getValue()))
                .collect(Collectors.joining("\n"))));
    parts.add(
        ActionRow.of(
            Shown.BUTTONS.stream().map(it -> Button.secondary(it + ":INC-4711", it)).toList()));
    var message = new MessageCreateBuilder().useComponentsV2();
    message.setAllowedMentions(Set.<Message.MentionType>of());
    message.setComponents(Container.of(parts).withAccentColor(0xDC2626));
    try (var built = message.build()) {
      return built.toData().toString();
    }
  }
}
