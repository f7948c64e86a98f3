package dev.deskbell.edge;

import static dev.deskbell.edge.EdgeServer.ARRIVED;
import static dev.deskbell.edge.EdgeServer.arrived;
import static dev.deskbell.edge.EdgeServer.post;
import static dev.deskbell.edge.EdgeServer.said;
import static dev.deskbell.edge.EdgeServer.send;
import static dev.deskbell.edge.EdgeServer.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.deskbell.testing.Canary;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What comes to the port finds its endpoint, or nothing. */
@ExtendWith({EdgeServer.class, OutputCaptureExtension.class})
class EdgeTest {

  @Test
  void variables_parameters_and_headers_are_decoded() throws Exception {
    send(
        post("/take/caf%C3%A9+%7B%20~?a=1+2&b=%26&a=%zz&c", new byte[0])
            .setHeader("X-Sent", "yes"));
    var request = arrived();
    assertThat(request.variables()).containsEntry("what", "café+{ ~");
    assertThat(request.query().get("a")).containsExactly("1 2", "%zz");
    assertThat(request.query("b")).hasValue("&");
    assertThat(request.query("c")).hasValue("");
    assertThat(request.header("x-sent")).hasValue("yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/take",
        "/take/x/",
        "/take/x/y",
        "//take/x",
        "/error",
        "/take/%zz"
      })
  void elsewhere_is_nothing(String path) throws Exception {
    var answer =
        said(
            "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertThat(answer).containsPattern("^HTTP/1.1 (404|400)").doesNotContain("Tomcat", "timestamp");
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void answers_are_counted_by_endpoint_and_status_and_no_secret_is_in_their_names()
      throws Exception {
    send(to("/broken/a-secret").GET());
    send(to("/fatal").GET());
    send(to("/elsewhere/a-secret").GET());
    await()
        .untilAsserted(() ->
            assertThat(counted())
                .contains(
                    "/broken/{secret} 500 SERVER_ERROR",
                    "/fatal 500 SERVER_ERROR",
                    "UNKNOWN 404 CLIENT_ERROR")
                .noneMatch(it -> it.contains("a-secret")));
  }

  private static List<String> counted() {
    return EdgeServer.registry().find("http.server.requests").timers().stream()
        .map(it -> it.getId())
        .map(it -> it.getTag("uri") + " " + it.getTag("status") + " " + it.getTag("outcome"))
        .toList();
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() throws Exception {
    var answer = send(to("/take/x").GET());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    assertThat(send(to("/page").DELETE()).headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void head_is_get_without_the_page() throws Exception {
    var whole = send(to("/page").GET());
    var head = send(to("/page").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(whole.headers().firstValue("Content-Length"))
        .hasValue("13");
  }

  @Test
  void pages_are_careful_unless_they_say_otherwise() throws Exception {
    var headers = send(to("/page").GET()).headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("'none'");
    assertThat(headers.firstValue("Cache-Control")).hasValue("max-age=5");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void outsiders_learn_nothing_about_what_went_wrong(CapturedOutput log) throws Exception {
    var answer = send(to("/broken/" + Canary.WORD).GET());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("Exception", "inner").contains("The log has more");
    var reference = answer.body().replaceAll("(?s).*under (\\w+).*", "$1");
    assertThat(log).containsOnlyOnce(reference).contains("inner").doesNotContain(Canary.WORD);
  }

  @Test
  void the_nearest_address_answers() throws Exception {
    assertThat(send(post("/take/exactly", new byte[0])).body()).isEqualTo("exactly");
  }

  @Test
  void two_endpoints_of_one_address_are_a_defect() {
    var one = Endpoint.get("/a/{b}", _ -> Response.of(200));
    var other = Endpoint.get("/a/{c}", _ -> Response.of(200));
    assertThatThrownBy(() -> new Routes(List.of(one, other))).hasMessageContaining("GET a/{}");
  }
}
