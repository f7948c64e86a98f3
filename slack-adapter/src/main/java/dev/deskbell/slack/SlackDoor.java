package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's one address: commands, interactions and events alike. */
final class SlackDoor {

  /** Slack's longest, a form that was filled to the brim, is a tenth of this. */
  static final int MOST_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);

  private final SlackSignature signature;
  private final SlackHearing hearing;
  private final SlackCheckup checkup;
  private final SlackRetries retries;
  private final SlackMoments moments;

  SlackDoor(
      SlackSignature signature,
      SlackHearing hearing,
      SlackCheckup checkup,
      SlackRetries retries,
      SlackMoments moments) {
    this.signature = signature;
    this.hearing = hearing;
    this.checkup = checkup;
    this.retries = retries;
    this.moments = moments;
  }

  /** Nothing is read of what Slack has not signed. */
  Response answer(Request request) {
    var timestamp = request.header("X-Slack-Request-Timestamp").orElse("");
    var signed = request.header("X-Slack-Signature").orElse("");
    if (!signature.isGenuine(timestamp, signed, request.body())) {
      LOG.info("A request that Slack did not sign, or long ago, was turned away");
      if (!signed.isEmpty()) {
        checkup.turnedAway();
      }
      return Response.of(401);
    }
    checkup.heard();
    var body = new String(request.body(), UTF_8);
    try {
      var told = SlackHearing.told(body);
      var answer = written(hearing.overHttp(body, told));
      note(request, told);
      return answer;
    } catch (SlackHearing.Unreadable malformed) {
      LOG.info("Slack signed something that can't be read: {}", malformed.getMessage());
      return Response.of(400);
    }
  }

  /** Commands and forms, which Slack does not tell again, have no event's name. */
  private void note(Request request, Json told) {
    var event = told.text("event_id");
    if (request.header("X-Slack-Retry-Num").isEmpty()) {
      retries.came();
    } else {
      retries.cameAgain(event, SlackMoments.read(told.text("event_time"), moments.now()));
    }
    if (!event.isEmpty()) {
      retries.heard(event);
    }
  }

  private static Response written(com.slack.api.bolt.response.Response answer) {
    var body = answer.getBody();
    return body == null || body.isEmpty()
        ? Response.of(answer.getStatusCode())
        : Response.of(answer.getStatusCode(), answer.getContentType(), body);
  }
}
