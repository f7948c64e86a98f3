package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.slack.api.app_backend.SlackSignature.Generator;
import com.slack.api.app_backend.SlackSignature.Verifier;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.util.json.GsonFactory;
import dev.deskbell.bench.Payloads;
import dev.deskbell.bench.Shown;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** M1 to M4 on Slack: what the adapter does, and what Bolt for Java and Slack's model do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
public class SlackMicro {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private final Gson gson = GsonFactory.createSnakeCase();
  private final String now = Long.toString(Instant.now().getEpochSecond());
  // JMH's forks are shorter than the five minutes that a signature is good for; a wrong one fails.
  private final SlackSignature ours = new SlackSignature(List.of(SECRET), Clock.systemUTC());
  private final Verifier theirs = new Verifier(new Generator(SECRET));
  private final List<byte[]> bodies = Payloads.slack();
  private final List<String> texts = bodies.stream().map(it -> new String(it, UTF_8)).toList();
  private final List<String> signatures =
      texts.stream().map(it -> new Generator(SECRET).generate(now, it)).toList();
  private final List<Request> requests = requests();

  private final Slack adapter =
      new Slack(
          Hearings.settings(SECRET),
          new Answering(new Reply.Whisper(Shown.card())),
          new MemoryVault(),
          new MemoryPasses(Clock.systemUTC()),
          (_, _) -> {},
          Clock.systemUTC());
  private final Endpoint door = adapter.endpoints().getFirst();
  private final App bolt = bolt();
  private final SlackRequestParser parser = new SlackRequestParser(bolt.config());

  private final SlackHearing hearing =
      Hearings.of(Hearings.settings(SECRET), new Answering(new Reply.Silence()));

  private int next;

  private record Answering(Reply toCommands) implements Conversation {
    @Override
    public Reply receive(Incoming incoming) {
      return incoming instanceof Incoming.Command ? toCommands : new Reply.Silence();
    }

    @Override
    public List<Phrase> phrases() {
      return List.of(new Phrase("incident.declare", "incident declare", "It", List.of(), null));
    }
  }

  private static App bolt() {
    var config = AppConfig.builder().singleTeamBotToken("xoxb-bench").signingSecret(SECRET).build();
    var app = new App(config, List.of());
    var answer = Shown.slackBlocks();
    app.command(
        java.util.regex.Pattern.compile(".*"),
        (_, context) -> context.ack(it -> it.blocks(answer)));
    app.blockAction(java.util.regex.Pattern.compile(".*"), (_, context) -> context.ack());
    app.viewSubmission(java.util.regex.Pattern.compile(".*"), (_, context) -> context.ack());
    return app;
  }

  private List<Request> requests() {
    var all = new ArrayList<Request>();
    for (var at = 0; at < bodies.size(); at++) {
      all.add(
          new Request(
              Map.of(),
              Map.of(),
              Map.of(
                  "X-Slack-Request-Timestamp",
                  List.of(now),
                  "X-Slack-Signature",
                  List.of(signatures.get(at))),
              bodies.get(at)));
    }
    return all;
  }

  private int turn() {
    next = (next + 1) % bodies.size();
    return next;
  }

  /** What is measured does what is meant, or there is nothing to measure. */
  @Setup(Level.Trial)
  public void proves() throws Exception {
    for (var at = 0; at < bodies.size(); at++) {
      if (!ours.isGenuine(now, signatures.get(at), bodies.get(at))
          || !theirs.isValid(now, texts.get(at), signatures.get(at))
          || door.handler().answer(requests.get(at)).status() != 200
          || bolt.run(parsed(at)).getStatusCode() != 200) {
        throw new IllegalStateException("payload " + at + " is not taken");
      }
    }
    var drawn = drawnByOurs();
    if (!drawn.contains("INC-4711") || !drawnByTheirs().contains("INC-4711")) {
      throw new IllegalStateException(drawn);
    }
  }

  @TearDown
  public void closes() {
    adapter.close();
  }

  @Benchmark
  public boolean m1SignatureOurs() {
    return isGenuine(turn());
  }

  @Benchmark
  public boolean m1SignatureTheirs() {
    return isValid(turn());
  }

  /** As short as the body was with which the target was set. */
  @Benchmark
  public boolean m1CommandOurs() {
    return isGenuine(command());
  }

  @Benchmark
  public boolean m1CommandTheirs() {
    return isValid(command());
  }

  private int command() {
    return turn() / Payloads.KINDS * Payloads.KINDS;
  }

  private boolean isGenuine(int at) {
    return ours.isGenuine(now, signatures.get(at), bodies.get(at));
  }

  private boolean isValid(int at) {
    return theirs.isValid(now, texts.get(at), signatures.get(at));
  }

  /** The body into what the core is told, and a core that answers nothing. */
  @Benchmark
  public Object m2ParseOurs() {
    var body = texts.get(turn());
    return hearing.overHttp(body, SlackHearing.told(body));
  }

  /** Only as far as Bolt's request with its payload: nobody is told of it. */
  @Benchmark
  public Object m2ParseTheirs() {
    return parsed(turn());
  }

  /** The same with the signature before it and a card drawn for the answer after it. */
  @Benchmark
  public Object m3RouteOurs() {
    return door.handler().answer(requests.get(turn()));
  }

  @Benchmark
  public Object m3RouteTheirs() throws Exception {
    return bolt.run(parsed(turn()));
  }

  private com.slack.api.bolt.request.Request<?> parsed(int at) {
    return parser.parse(
        SlackRequestParser.HttpRequest.builder()
            .requestUri("/slack/events")
            .requestBody(texts.get(at))
            .headers(
                new RequestHeaders(
                    Map.of(
                        "X-Slack-Request-Timestamp",
                        List.of(now),
                        "X-Slack-Signature",
                        List.of(signatures.get(at)))))
            .build());
  }

  @Benchmark
  public String m4RenderOurs() {
    return drawnByOurs();
  }

  @Benchmark
  public String m4RenderTheirs() {
    return drawnByTheirs();
  }

  private static String drawnByOurs() {
    return SlackCards.answer(Shown.card()).endObject().toString();
  }

  /** The same message by Slack's own builders, as a user would write them. */
  private String drawnByTheirs() {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(HeaderBlock.builder().text(plain(Shown.TITLE)).build());
    blocks.add(rich(List.of(words(Shown.WORDS))));
    var facts = new ArrayList<RichTextElement>();
    Shown.FACTS.forEach((label, value) -> {
      facts.add(
          RichTextSectionElement.Text.builder()
              .text(label + ":")
              .style(RichTextSectionElement.TextStyle.builder().bold(true).build())
              .build());
      facts.add(words(" " + value + "\n"));
    });
    blocks.add(rich(facts));
    blocks.add(
        ActionsBlock.builder()
            .elements(
                Shown.BUTTONS.stream()
                    .map(it ->
                        (com.slack.api.model.block.element.BlockElement)
                            ButtonElement.builder()
                                .actionId(it + ":INC-4711")
                                .text(plain(it))
                                .build())
                    .toList())
            .build());
    return gson.toJson(Map.of("text", Shown.TITLE, "blocks", blocks));
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).emoji(true).build();
  }

  private static RichTextElement words(String words) {
    return RichTextSectionElement.Text.builder().text(words).build();
  }

  private static LayoutBlock rich(List<RichTextElement> elements) {
    return RichTextBlock.builder()
        .elements(List.of(RichTextSectionElement.builder().elements(elements).build()))
        .build();
  }
}
