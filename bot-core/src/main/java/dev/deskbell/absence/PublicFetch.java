package dev.deskbell.absence;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches what a person named, from the public network only: a name is resolved once, all its
 * addresses are looked at, and one of these very addresses is connected to. Redirections are looked
 * at alike. Size and time are limited in all.
 */
final class PublicFetch {
  private static final int MOST_REDIRECTIONS = 3;
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final Resolver resolver;
  private final Predicate<InetAddress> allowed;
  private final Set<String> schemes;
  private final boolean anyPort;

  /** Finds the addresses behind a name. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** It can't be fetched, in words for whoever named it. */
  public static final class Unfetched extends IOException {
    private static final long serialVersionUID = 1;

    Unfetched(String why) {
      super(why);
    }
  }

  public PublicFetch() {
    this(InetAddress::getAllByName, PublicAddresses::contain, Set.of("https"), false);
  }

  PublicFetch(
      Resolver resolver, Predicate<InetAddress> allowed, Set<String> schemes, boolean anyPort) {
    this.resolver = resolver;
    this.allowed = allowed;
    this.schemes = Set.copyOf(schemes);
    this.anyPort = anyPort;
  }

  /** Refuses what would never be fetched, without resolving anything. */
  public URI checked(String written) throws Unfetched {
    URI address;
    try {
      address = URI.create(written.strip().replaceFirst("(?i)^webcals?://", "https://"));
    } catch (IllegalArgumentException _) {
      throw new Unfetched("That is no address.");
    }
    check(address);
    return address;
  }

  private void check(URI address) throws Unfetched {
    var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!schemes.contains(scheme) || address.getHost() == null || address.isOpaque()) {
      throw new Unfetched("Only addresses that begin with https:// are fetched.");
    }
    if (address.getUserInfo() != null) {
      throw new Unfetched("An address with a name or password in it is not fetched.");
    }
    if (!anyPort && address.getPort() != -1 && address.getPort() != 443) {
      throw new Unfetched("Only the usual port is fetched from.");
    }
  }

  /**
   * What stands there.
   *
   * @param within all of it together
   */
  public byte[] fetch(URI address, int mostBytes, Duration within) throws Unfetched {
    var deadline = System.nanoTime() + within.toNanos();
    try {
      var next = address;
      for (var hops = 0; hops <= MOST_REDIRECTIONS; hops++) {
        check(next);
        var answer = get(next, mostBytes, deadline);
        if (answer.redirection().isEmpty()) {
          return content(answer);
        }
        next = next.resolve(answer.redirection());
      }
      throw new Unfetched("It is redirected again and again.");
    } catch (Unfetched known) {
      throw known;
    } catch (SocketTimeoutException _) {
      throw new Unfetched("It takes too long to answer.");
    } catch (IOException | IllegalArgumentException problem) {
      throw new Unfetched("It can't be reached: " + problem.getClass().getSimpleName() + ".");
    }
  }

  private static byte[] content(HttpAnswer answer) throws Unfetched {
    if (answer.status() != 200) {
      throw new Unfetched("It answers with status " + answer.status() + ".");
    }
    return answer.body();
  }

  private HttpAnswer get(URI address, int mostBytes, long deadline) throws IOException {
    var encrypted = "https".equalsIgnoreCase(address.getScheme());
    var port = address.getPort() == -1 ? (encrypted ? 443 : 80) : address.getPort();
    try (var plain = connected(addresses(address.getHost()), port, deadline)) {
      var socket = encrypted ? encrypted(plain, address.getHost(), port) : plain;
      socket.getOutputStream().write(request(address));
      socket.getOutputStream().flush();
      return HttpAnswer.read(new BufferedInputStream(new Hurried(socket, deadline)), mostBytes);
    }
  }

  private List<InetAddress> addresses(String host) throws IOException {
    var found = List.of(resolver.resolve(host.replaceAll("^\\[|]$", "")));
    if (found.isEmpty() || !found.stream().allMatch(allowed)) {
      throw new Unfetched("That address is not public.");
    }
    return found;
  }

  private static Socket connected(List<InetAddress> addresses, int port, long deadline)
      throws IOException {
    var last = new IOException("no address");
    for (var address : addresses) {
      var socket = new Socket();
      try {
        var patience = Math.min(CONNECTING.toMillis(), left(deadline));
        socket.connect(new InetSocketAddress(address, port), (int) patience);
        socket.setSoTimeout(left(deadline));
        return socket;
      } catch (IOException problem) {
        socket.close();
        last = problem;
      }
    }
    throw last;
  }

  private static int left(long deadline) throws SocketTimeoutException {
    var millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  /** The certificate must be the name's, whichever address was connected to. */
  private static SSLSocket encrypted(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(URI address) {
    var path =
        address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    var target = URI.create(path + query).toASCIIString();
    var port = address.getPort() == -1 ? "" : ":" + address.getPort();
    return String.join(
            "\r\n",
            List.of(
                "GET " + target + " HTTP/1.1",
                "Host: " + address.getHost() + port,
                "User-Agent: Deskbell",
                "Accept: text/calendar, */*;q=0.1",
                "Accept-Encoding: identity",
                "Connection: close",
                "",
                ""))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Whoever sends a byte now and then is not waited for either. */
  private static final class Hurried extends FilterInputStream {
    private final Socket socket;
    private final long deadline;

    Hurried(Socket socket, long deadline) throws IOException {
      super(socket.getInputStream());
      this.socket = socket;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      socket.setSoTimeout(left(deadline));
      return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      socket.setSoTimeout(left(deadline));
      return super.read(into, from, length);
    }
  }
}
