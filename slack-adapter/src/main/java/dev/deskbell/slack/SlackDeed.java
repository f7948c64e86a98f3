package dev.deskbell.slack;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.DefaultContext;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import dev.deskbell.slack.SlackHearing.Unreadable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A press, a form or a look-up, as Bolt's App takes it. Bolt's own requests make a reader of JSON
 * each, which costs more than the turn behind it; these have Bolt's payloads and contexts too, but
 * are read by one reader for all. Of a command, only its payload is read here.
 */
abstract sealed class SlackDeed extends Request<DefaultContext> {

  static final RequestHeaders NO_HEADERS = new RequestHeaders(Map.of());

  private static final Gson READER = reader();

  private final RequestType kind;
  private final Json told;
  private final DefaultContext context = new DefaultContext();

  private SlackDeed(RequestType kind, Json told) {
    this.kind = kind;
    this.told = told;
    var team = told.at("team");
    var organisation = told.at("enterprise");
    context.setEnterpriseId(
        organisation.isMissing() ? team.word("enterprise_id") : organisation.word("id"));
    context.setTeamId(either(team.word("id"), told.word("user", "team_id")));
    context.setRequestUserId(told.text("user", "id"));
    if (told.at("user").isMissing()) {
      throw new Unreadable("nobody's", null);
    }
  }

  /** Buttons and menus. */
  static final class Press extends SlackDeed {
    final BlockActionPayload payload;

    Press(Json told) {
      super(RequestType.BlockAction, told);
      payload = payload(told, BlockActionPayload.class);
    }
  }

  /** A window that was sent; in a shared channel it may have been opened by another workspace. */
  static final class Form extends SlackDeed {
    final ViewSubmissionPayload payload;

    Form(Json told) {
      super(RequestType.ViewSubmission, told);
      payload = payload(told, ViewSubmissionPayload.class);
      if (payload.getView() == null) {
        throw new Unreadable("a form without a window", null);
      }
      var installed = payload.getView().getAppInstalledTeamId();
      var own = told.at("team").word("id") == null ? payload.getView().getTeamId() : null;
      getContext().setTeamId(either(either(installed, own), getContext().getTeamId()));
    }
  }

  /** What is typed into a menu that looks its choices up. */
  static final class Look extends SlackDeed {
    final BlockSuggestionPayload payload;

    /** Bolt's payload does not have it. */
    final String stamp;

    Look(Json told) {
      super(RequestType.BlockSuggestion, told);
      payload = payload(told, BlockSuggestionPayload.class);
      stamp = told.text("action_ts");
      if (payload.getView() == null) {
        throw new Unreadable("a look-up without a window", null);
      }
    }
  }

  /** As Bolt reads it but for the words of the message pressed on, which nobody asks for. */
  private static Gson reader() {
    var builder =
        new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES);
    GsonFactory.registerTypeAdapters(builder, false);
    return builder.setExclusionStrategies(new ThreadsOnly()).create();
  }

  private static final class ThreadsOnly implements ExclusionStrategy {
    @Override
    public boolean shouldSkipField(FieldAttributes field) {
      return field.getDeclaringClass() == Message.class && !field.getName().equals("threadTs");
    }

    @Override
    public boolean shouldSkipClass(Class<?> type) {
      return false;
    }
  }

  /**
   * What Slack told, in a class of its SDK.
   *
   * @throws com.google.gson.JsonParseException for what is of another shape
   */
  static <T> T payload(Json told, Class<T> type) {
    return READER.fromJson(told.element(), type);
  }

  /**
   * A command as a form tells it; what is empty is not there.
   *
   * @throws Unreadable for what no form is written like
   */
  static SlashCommandPayload command(SlackForm form) {
    var command = new SlashCommandPayload();
    command.setToken(said(form, "token"));
    command.setApiAppId(said(form, "api_app_id"));
    command.setTeamId(said(form, "team_id"));
    command.setTeamDomain(said(form, "team_domain"));
    command.setEnterpriseId(said(form, "enterprise_id"));
    command.setEnterpriseName(said(form, "enterprise_name"));
    command.setChannelId(said(form, "channel_id"));
    command.setChannelName(said(form, "channel_name"));
    command.setUserId(said(form, "user_id"));
    command.setUserName(said(form, "user_name"));
    command.setCommand(said(form, "command"));
    command.setText(said(form, "text"));
    command.setResponseUrl(said(form, "response_url"));
    command.setTriggerId(said(form, "trigger_id"));
    command.setEnterpriseInstall("true".equals(said(form, "is_enterprise_install")));
    return command;
  }

  private static @Nullable String said(SlackForm form, String field) {
    var value = form.field(field);
    return value.isEmpty() ? null : value;
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  @Override
  public DefaultContext getContext() {
    return context;
  }

  @Override
  public RequestType getRequestType() {
    return kind;
  }

  @Override
  public String getRequestBodyAsString() {
    return told.toString();
  }

  @Override
  public RequestHeaders getHeaders() {
    return NO_HEADERS;
  }

  @Override
  public @Nullable String getResponseUrl() {
    return told.word("response_url");
  }
}
