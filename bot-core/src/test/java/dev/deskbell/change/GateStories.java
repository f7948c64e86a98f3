package dev.deskbell.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** What stories of the gate are told with. */
abstract class GateStories {
  static final Pattern SECRET = Pattern.compile("deskbell_[\\w-]{43}");
  final ChangeDesk desk = new ChangeDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  String token() {
    var told = SECRET.matcher(desk.as("ada").types("gate token web shop pipeline").text());
    assertThat(told.find()).isTrue();
    return told.group();
  }

  Response asks(String token, Map<String, List<String>> query) {
    return desk.get(GateEndpoint.class)
        .answer(
            new Request(
                Map.of(), query, Map.of("authorization", List.of("Bearer " + token)), new byte[0]));
  }

  String says(String token, String service, String change) {
    var answer = asks(token, Map.of("service", List.of(service), "change", List.of(change)));
    assertThat(answer.status()).isEqualTo(200);
    return new String(answer.body(), UTF_8);
  }
}
