package dev.deskbell.edge;

import static dev.deskbell.edge.EdgeServer.ARRIVED;
import static dev.deskbell.edge.EdgeServer.MOST;
import static dev.deskbell.edge.EdgeServer.arrived;
import static dev.deskbell.edge.EdgeServer.port;
import static dev.deskbell.edge.EdgeServer.post;
import static dev.deskbell.edge.EdgeServer.said;
import static dev.deskbell.edge.EdgeServer.send;
import static dev.deskbell.edge.EdgeServer.to;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies arrive as they were sent, or not at all. */
@ExtendWith(EdgeServer.class)
class EdgeBodiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text=a%20b+c~d&payload=%7B%22a%22%3A1%7D\n",
        "\0a\0",
        "%zz=%",
        "=&&=;",
        "\u00ff\u00fe\r\n\r\n",
        ""
      })
  void bytes_arrive_as_they_were_sent(String body) throws Exception {
    var bytes = body.getBytes(ISO_8859_1);
    var sent =
        post("/take/x", bytes).setHeader("Content-Type", "application/x-www-form-urlencoded");
    assertThat(send(sent).statusCode()).isEqualTo(200);
    assertThat(arrived().body()).isEqualTo(bytes);
  }

  @Test
  void a_form_with_files_arrives_as_it_was_sent_too() throws Exception {
    var body = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--".getBytes(UTF_8);
    send(post("/take/x", body).setHeader("Content-Type", "multipart/form-data; boundary=b"));
    assertThat(arrived().body()).isEqualTo(body);
  }

  @Test
  void a_body_in_chunks_arrives_whole() throws Exception {
    var body = "x".repeat(MOST).getBytes(UTF_8);
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    assertThat(send(to("/take/x").POST(chunked)).statusCode()).isEqualTo(200);
    assertThat(arrived().body()).isEqualTo(body);
  }

  @Test
  void a_body_that_is_too_long_is_refused_unread() throws Exception {
    assertThat(send(post("/take/x", new byte[MOST + 1])).statusCode()).isEqualTo(413);
    assertThat(send(post("/take/x", new byte[5 << 20])).statusCode()).isEqualTo(413);
    assertThat(ARRIVED).isEmpty();
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("Connection: close");
  }

  @Test
  void so_is_one_that_turns_out_too_long() throws Exception {
    var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5 << 20]));
    assertThat(send(to("/take/x").POST(endless)).statusCode()).isEqualTo(413);
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void a_body_that_never_ends_is_given_up() throws Exception {
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"))
        .startsWith("HTTP/1.1 408");
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void broken_chunks_are_told_so() throws Exception {
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
        .startsWith("HTTP/1.1 400")
        .doesNotContain("Tomcat", "html");
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void others_are_answered_while_a_slow_one_is_read() throws Exception {
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), port())) {
      slow.getOutputStream()
          .write("POST /take/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na".getBytes(UTF_8));
      assertThat(send(post("/take/x", new byte[1])).statusCode()).isEqualTo(200);
      slow.getOutputStream().write("bcdefghij".getBytes(UTF_8));
      assertThat(new String(slow.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void a_flood_of_bodies_waits_for_memory() throws Exception {
    var big = new byte[8 << 20];
    Arrays.fill(big, (byte) 'x');
    assertThat(send(post("/big", big)).statusCode()).isEqualTo(200);
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big));
    var client = HttpClient.newHttpClient();
    var all =
        IntStream.range(0, 6)
            .mapToObj(
                _ -> client.sendAsync(to("/big").POST(chunked).build(), BodyHandlers.ofString()))
            .toList();
    for (var one : all) {
      assertThat(one.get().statusCode()).isIn(200, 503);
    }
    assertThat(send(post("/big", big)).statusCode()).isEqualTo(200);
  }

  /** Nothing of what arrives is unpacked: a small body stays small whatever it would become. */
  @Test
  void what_is_packed_arrives_packed() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[500_000]);
    }
    assertThat(packed.size()).isLessThan(MOST);
    send(post("/take/x", packed.toByteArray()).setHeader("Content-Encoding", "gzip"));
    assertThat(arrived().body()).isEqualTo(packed.toByteArray());
  }

  @Test
  void a_body_of_which_a_byte_comes_now_and_then_is_given_up() throws Exception {
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), port())) {
      slow.setSoTimeout(50);
      var head = "POST /take/x HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n";
      slow.getOutputStream().write(head.getBytes(UTF_8));
      assertThat(dripped(slow, 900)).as("sent before it was given up").isLessThan(100);
    }
    assertThat(ARRIVED).isEmpty();
  }

  private static int dripped(Socket slow, int most) throws IOException {
    for (var sent = 0; sent < most; sent++) {
      slow.getOutputStream().write('x');
      try {
        assertThat(new String(slow.getInputStream().readNBytes(12), UTF_8))
            .isEqualTo("HTTP/1.1 408");
        return sent;
      } catch (SocketTimeoutException _) {
        // no answer yet
      }
    }
    return most;
  }

  /** Slowloris: many who begin a request and never end it. */
  @Test
  void those_who_never_end_their_headers_keep_nobody_waiting_and_are_hung_up_on() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      for (var count = 0; count < 300; count++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write("POST /take/x HTTP/1.1\r\nX-Slow: ".getBytes(UTF_8));
        slow.add(socket);
      }
      assertThat(send(post("/take/x", new byte[1])).statusCode()).isEqualTo(200);
      for (var socket : slow) {
        assertThat(socket.getInputStream().readAllBytes()).as("hung up on").hasSizeLessThan(1_000);
      }
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void headers_without_end_are_refused() throws Exception {
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n"))
        .startsWith("HTTP/1.1 400")
        .doesNotContain("Tomcat");
    assertThat(ARRIVED).isEmpty();
  }

  /** Two lengths, or a length and chunks, are how one request hides another from a proxy. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 3 3\r\n\r\nabc",
        "Transfer-Encoding: gzip\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n"
      })
  void a_request_of_two_minds_about_its_length_is_refused(String rest) throws Exception {
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + rest))
        .containsPattern("^HTTP/1.1 (400|501)");
    assertThat(ARRIVED).isEmpty();
  }
}
