package dev.deskbell.discord.fake;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells bots what happens: hello, identify, ready, heartbeats, resume, as the documentation says.
 */
public final class Gateway extends WebSocketServer {
  private static final int INVALID_SEQUENCE = 4007;
  private static final int TOO_MANY_SENT = 4008;
  private static final int WRONG_TOKEN = 4004;
  private static final int NOT_IDENTIFIED = 4003;
  private static final int INTENTS_NOT_GRANTED = 4014;

  private final CountDownLatch started = new CountDownLatch(1);
  private final World world;
  private final Application application;
  private final Sessions sessions;
  private final GatewayTroubles troubles;
  private final List<Identified> identifies = new CopyOnWriteArrayList<>();
  private final List<Instant> resumes = new CopyOnWriteArrayList<>();
  private final List<Integer> refusals = new CopyOnWriteArrayList<>();
  private volatile int heartbeatEvery = 41_250;
  private volatile @Nullable URI elsewhere;

  /** A bot introduced itself. */
  public record Identified(Instant at, int intents) {}

  Gateway(World world, Application application, Sessions sessions, GatewayTroubles troubles) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    this.world = world;
    this.application = application;
    this.sessions = sessions;
    this.troubles = troubles;
    setReuseAddr(true);
    setTcpNoDelay(true); // else an event waits until the one before it is acknowledged
    setConnectionLostTimeout(0);
    setDaemon(true);
  }

  void begin() {
    start();
    try {
      if (!started.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the gateway did not start");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  String address() {
    var other = elsewhere;
    return other == null ? "ws://127.0.0.1:" + getPort() + "/" : other.toString();
  }

  /** Bots are told to come there, from where a way leads to here. */
  public void isReachedAt(URI address) {
    elsewhere = address;
  }

  /** How often a bot is to say that it lives, told at the next hello. */
  public void heartbeatsEvery(int milliseconds) {
    heartbeatEvery = milliseconds;
  }

  public List<Identified> identifies() {
    return List.copyOf(identifies);
  }

  public int resumes() {
    return resumes.size();
  }

  /** Close codes with which bots were turned away. */
  public List<Integer> refusals() {
    return List.copyOf(refusals);
  }

  /** Connections that have identified and are open. */
  public int connected() {
    return (int) connections().filter(it -> it.session != null).count();
  }

  /** Messages of this are told later: what comes after them overtakes them. */
  public void holdsBack(Runnable deed) {
    sessions.holdsBack(deed);
  }

  /** Tells what was held back, in any order, and some of it twice. */
  public void tellsHeldBack(Random chance) {
    sessions.tellsHeldBack(chance);
  }

  /** Op 7: reconnect, please. */
  public void asksToReconnect() {
    connections().forEach(it -> it.send(Json.object("op", 7, "d", null)));
  }

  /** Op 9: the session is over. */
  public void invalidatesSessions(boolean resumable) {
    for (var connection : connections().toList()) {
      if (!resumable && connection.session instanceof Session session) {
        sessions.forget(session.id);
      }
      connection.send(Json.object("op", 9, "d", resumable));
    }
  }

  /** Every connection breaks without a word. */
  public void cutsConnections() {
    connections().forEach(GatewayConnection::cut);
  }

  /** No connection is told anything more, no heartbeat is answered; all stay open. */
  public void fallsSilent() {
    connections().forEach(GatewayConnection::fallsSilent);
  }

  /** Closes every connection with that code. */
  public void closesConnections(int code) {
    connections().forEach(it -> it.close(code));
  }

  /** Every connection breaks, and what follows cannot be had by resuming. */
  public void cutsConnectionsForGood() {
    for (var connection : connections().toList()) {
      if (connection.session instanceof Session session) {
        sessions.forget(session.id);
      }
      connection.cut();
    }
  }

  private Stream<GatewayConnection> connections() {
    return getConnections().stream()
        .map(it -> (GatewayConnection) it.getAttachment())
        .filter(it -> it != null);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    var compressed = handshake.getResourceDescriptor().contains("compress=zlib-stream");
    var connection = new GatewayConnection(socket, compressed, troubles);
    socket.setAttachment(connection);
    var every = Json.object("heartbeat_interval", heartbeatEvery);
    connection.send(Json.object("op", 10, "d", every));
  }

  @Override
  public void onMessage(WebSocket socket, String words) {
    GatewayConnection connection = socket.getAttachment();
    if (connection.sendsTooMuch()) {
      refuse(connection, TOO_MANY_SENT);
      return;
    }
    var json = Json.parse(words);
    var data = json.path("d");
    switch (json.path("op").asInt()) {
      case 1 -> connection.send(Json.object("op", 11));
      case 2 -> identify(connection, data);
      case 6 -> resume(connection, data);
      default -> {
        if (connection.session == null) {
          refuse(connection, NOT_IDENTIFIED);
        }
      }
    }
  }

  private void identify(GatewayConnection connection, JsonNode data) {
    var intents = data.path("intents").asInt();
    identifies.add(new Identified(Instant.now(), intents));
    var code = refusal(Json.text(data, "token"), intents);
    if (code != 0) {
      refuse(connection, code);
      return;
    }
    // A heartbeat may overtake the introduction: JDA sends either from a thread of its own.
    connection.send(Json.object("op", 11));
    synchronized (world) {
      var id = UUID.randomUUID().toString().replace("-", "");
      var session = new Session(id, application.bot(), intents, connection::send);
      connection.session = session;
      sessions.add(session);
      session.tell("READY", ready(id));
      guilds(session);
    }
  }

  private int refusal(String token, int intents) {
    if (troubles.refusal != 0) {
      return troubles.refusal;
    }
    if (!token.equals(application.token())) {
      return WRONG_TOKEN;
    }
    return Stream.of(Intent.values())
            .anyMatch(it -> it.privileged && it.in(intents) && !troubles.granted.contains(it))
        ? INTENTS_NOT_GRANTED
        : 0;
  }

  private void refuse(GatewayConnection connection, int code) {
    refusals.add(code);
    connection.close(code);
  }

  private ObjectNode ready(String session) {
    var guilds =
        world.guilds().stream()
            .filter(it -> it.has(application.bot().id()))
            .map(it -> Json.object("id", it.id, "unavailable", true))
            .toList();
    return Json.object(
        "v", 10,
        "user", application.bot().json(),
        "guilds", guilds,
        "private_channels", Json.empty(),
        "session_id", session,
        "resume_gateway_url", address(),
        "application", Json.object("id", application.id(), "flags", 0));
  }

  private void guilds(Session session) {
    for (var guild : world.guilds()) {
      if (guild.has(application.bot().id())) {
        session.tell("GUILD_CREATE", created(guild));
      }
    }
  }

  /** A server as a bot is told of it: with the channels and threads it sees. */
  ObjectNode created(Guild guild) {
    var bot = application.bot();
    var seen = world.channels(guild).stream().filter(it -> world.sees(bot, it)).toList();
    var json = guild.created(bot);
    json.set("channels", all(seen.stream().filter(it -> !it.isThread())));
    json.set("threads", all(seen.stream().filter(it -> it.isThread() && !it.archived)));
    return json;
  }

  private JsonNode all(Stream<Channel> channels) {
    return Json.array(channels.map(it -> it.json(world, application.bot())).toList());
  }

  private void resume(GatewayConnection connection, JsonNode data) {
    resumes.add(Instant.now());
    var session = sessions.find(Json.text(data, "session_id"));
    var last = data.path("seq").asInt();
    if (session == null) {
      connection.send(Json.object("op", 9, "d", false));
    } else if (!session.remembers(last)) {
      refuse(connection, INVALID_SEQUENCE);
    } else {
      synchronized (world) {
        connection.session = session;
        session.resume(last, connection::send);
      }
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, @Nullable String reason, boolean byBot) {
    GatewayConnection connection = socket.getAttachment();
    if (connection != null && connection.session instanceof Session session) {
      connection.session = null;
      session.disconnected();
      if (byBot && (code == 1000 || code == 1001)) {
        sessions.forget(session.id);
      }
    }
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception problem) {
    // A broken connection; onClose follows.
  }

  @Override
  public void onStart() {
    started.countDown();
  }
}
