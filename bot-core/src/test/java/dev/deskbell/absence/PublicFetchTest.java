package dev.deskbell.absence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person named is fetched from the public network, and from nowhere else. */
class PublicFetchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** As in production, but that loopback counts as public and needs no certificate. */
  private static PublicFetch here() {
    return new PublicFetch(
        InetAddress::getAllByName, InetAddress::isLoopbackAddress, Set.of("http"), true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1"
      })
  void what_is_within_a_network_is_not_public(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "93.184.215.14",
        "172.32.0.1",
        "100.128.0.1",
        "192.0.1.1",
        "2606:4700:4700::1111",
        "2001:4860:4860::8888"
      })
  void what_is_out_there_is_public(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a.ics,             begin with https",
    "file:///etc/passwd,                   begin with https",
    "gopher://example.com/,                begin with https",
    "https:example.com,                    begin with https",
    "nothing,                              begin with https",
    "https://me:secret@example.com/a.ics,  name or password",
    "https://example.com:8443/a.ics,       usual port",
    "https://a b/,                         no address",
  })
  void what_is_no_public_address_is_refused_before_it_is_looked_up(String address, String why) {
    assertThatThrownBy(() -> new PublicFetch().checked(address)).hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://0x7f000001/",
        "https://017700000001/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://[::7f00:1]/",
        "https://[fe80::1%25lo]/",
        "https://10.0.0.8/calendar.ics"
      })
  void private_addresses_are_never_connected_to_however_they_are_written(String address) {
    assertThatThrownBy(
            () -> {
              var fetch = new PublicFetch();
              fetch.fetch(fetch.checked(address), 1000, Duration.ofSeconds(1));
            })
        .isInstanceOf(PublicFetch.Unfetched.class)
        .hasMessageMatching(
            "That address is not public\\.|Only addresses that begin with https.*|It can't be reached: UnknownHostException\\.");
  }

  @Test
  void one_private_address_among_several_is_enough_to_refuse() {
    var fetch =
        new PublicFetch(
            _ ->
                new InetAddress[] {
                  InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")
                },
            PublicAddresses::contain,
            Set.of("https"),
            false);
    assertThatThrownBy(() -> fetch.fetch(URI.create("https://x.example/"), 10, PATIENCE))
        .hasMessage("That address is not public.");
  }

  @Test
  void a_name_is_resolved_once_and_that_very_address_is_connected_to() throws IOException {
    var times = new AtomicInteger();
    try (var server = new Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      var fetch =
          new PublicFetch(
              _ -> {
                times.incrementAndGet();
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
              },
              InetAddress::isLoopbackAddress,
              Set.of("http"),
              true);
      var got = fetch.fetch(server.at("calendar.example"), 10, PATIENCE);
      assertThat(new String(got, UTF_8)).isEqualTo("ok");
      assertThat(times).hasValue(1);
      assertThat(server.heard()).contains("GET /x?y=1 HTTP/1.1", "Host: calendar.example:");
    }
  }

  @Test
  void a_redirection_leads_nowhere_private() throws IOException {
    try (var server =
        new Answering("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/secret\r\n\r\n")) {
      assertThatThrownBy(() -> here().fetch(server.at("127.0.0.1"), 10, PATIENCE))
          .hasMessage("That address is not public.");
    }
    try (var server = new Answering("HTTP/1.1 302 Found\r\nLocation: ftp://x/\r\n\r\n")) {
      assertThatThrownBy(() -> here().fetch(server.at("127.0.0.1"), 10, PATIENCE))
          .hasMessageContaining("begin with https");
    }
    try (var server = new Answering("HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n")) {
      assertThatThrownBy(() -> here().fetch(server.at("127.0.0.1"), 10, PATIENCE))
          .hasMessageContaining("again and again");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK~~~~0123456789A                                             | too large",
        "HTTP/1.1 200 OK~~Content-Length: 999999999~~~~x                            | too large",
        "HTTP/1.1 200 OK~~Transfer-Encoding: chunked~~~~b~~0123456789A~~0~~~~       | too large",
        "HTTP/1.1 200 OK~~Transfer-Encoding: chunked~~~~zz~~x                       | speak HTTP",
        "HTTP/1.1 200 OK~~Content-Length: 5~~~~abc                                  | broke off",
        "HTTP/1.1 404 Not Found~~~~                                                 | status 404",
        "SSH-2.0-OpenSSH~~                                                          | speak HTTP",
      })
  void what_is_too_large_or_no_answer_is_said(String answer, String why) throws IOException {
    try (var server = new Answering(answer.strip().replace("~~", "\r\n"))) {
      assertThatThrownBy(() -> here().fetch(server.at("127.0.0.1"), 10, PATIENCE))
          .hasMessageContaining(why);
    }
  }

  @Test
  void chunks_are_put_together() throws IOException {
    try (var server =
        new Answering(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")) {
      assertThat(new String(here().fetch(server.at("127.0.0.1"), 10, PATIENCE), UTF_8))
          .isEqualTo("abcde");
    }
  }

  @Test
  void whoever_never_answers_is_not_waited_for() throws IOException {
    try (var server = new Answering("")) {
      assertThatThrownBy(() -> here().fetch(server.silently(), 10, Duration.ofMillis(200)))
          .hasMessage("It takes too long to answer.");
    }
  }

  @Test
  void whoever_sends_a_byte_now_and_then_is_not_waited_for_either() throws IOException {
    try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n", true)) {
      assertThatThrownBy(
              () -> here().fetch(server.at("127.0.0.1"), 1_000_000, Duration.ofMillis(300)))
          .hasMessage("It takes too long to answer.");
    }
  }

  @Test
  void an_answer_that_is_packed_is_not_unpacked() throws IOException {
    try (var server =
        new Answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u0008")) {
      assertThat(here().fetch(server.at("127.0.0.1"), 10, PATIENCE)).hasSize(2);
      assertThat(server.heard()).contains("Accept-Encoding: identity");
    }
  }

  /** A server that gives everybody the same answer. */
  private static final class Answering implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Answering(String answer) throws IOException {
      this(answer, false);
    }

    /**
     * @param drips whether a byte follows now and then, for ever
     */
    Answering(String answer, boolean drips) throws IOException {
      if (!answer.isEmpty()) {
        Thread.ofVirtual().start(() -> answer(answer, drips));
      }
    }

    private void answer(String answer, boolean drips) {
      while (!server.isClosed()) {
        try (var socket = server.accept()) {
          var buffer = new byte[4096];
          heard.add(new String(buffer, 0, socket.getInputStream().read(buffer), UTF_8));
          socket.getOutputStream().write(answer.getBytes(UTF_8));
          if (drips) {
            drip(socket);
          }
        } catch (IOException _) {
          // whoever was served is gone, or the test is over
        }
      }
    }

    private static void drip(Socket socket) throws IOException {
      socket.setSoTimeout(40);
      var there = 0;
      while (there >= 0) {
        socket.getOutputStream().write('x');
        try {
          there = socket.getInputStream().read();
        } catch (SocketTimeoutException _) {
          there = 0;
        }
      }
    }

    URI at(String host) {
      return URI.create("http://" + host + ":" + server.getLocalPort() + "/x?y=1");
    }

    URI silently() {
      return at("127.0.0.1");
    }

    String heard() {
      return String.join("", heard);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
