package dev.deskbell.slack;

import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.slack.SlackErrors.Meaning;
import java.util.HashMap;
import java.util.Map;

/** Every code that Slack documents for the methods that the desk calls, and how it is taken. */
final class SlackRefusals {

  private static final Map<String, Meaning> MEANINGS = meanings();

  private SlackRefusals() {}

  /** A code that is not documented is a defect of ours, for people to look at. */
  static Meaning meaning(String code) {
    return MEANINGS.getOrDefault(code, new Meaning.Final(Reason.NOT_ACCEPTED));
  }

  static boolean knows(String code) {
    return MEANINGS.containsKey(code);
  }

  private static Map<String, Meaning> meanings() {
    var all = new HashMap<String, Meaning>();
    put(all, new Meaning.Limited(), "ratelimited rate_limited");
    put(all, new Meaning.Uncertain(), "fatal_error internal_error");
    put(
        all,
        new Meaning.Passing(),
        """
        service_unavailable request_timeout team_added_to_org token_expired org_login_required
        accesslimited external_channel_migrating message_limit_exceeded
        """);
    put(
        all,
        new Meaning.Final(Reason.PLACE_GONE),
        """
        channel_not_found is_archived message_not_found thread_not_found already_archived
        no_such_subteam file_not_found file_deleted
        """);
    put(
        all,
        new Meaning.Final(Reason.PERSON_UNREACHABLE),
        """
        user_not_found user_disabled user_not_visible users_not_found user_not_in_channel cannot_dm_bot
        messages_tab_disabled cant_invite cant_invite_self user_is_restricted user_is_ultra_restricted
        user_is_bot
        """);
    put(
        all,
        new Meaning.Final(Reason.NOT_ALLOWED),
        """
        not_in_channel missing_scope no_permission restricted_action
        restricted_action_read_only_channel restricted_action_thread_only_channel
        restricted_action_non_threadable_channel restricted_action_thread_locked cant_update_message
        cant_delete_message edit_window_closed ekm_access_denied access_denied permission_denied
        not_allowed_token_type paid_teams_only
        """);
    put(
        all,
        new Meaning.Final(Reason.INSTALLATION_LOST),
        """
        account_inactive token_revoked invalid_auth not_authed
        """);
    put(
        all,
        new Meaning.Final(Reason.NOT_ACCEPTED),
        """
        msg_too_long msg_blocks_too_long no_text too_many_attachments invalid_blocks
        """);
    return Map.copyOf(all);
  }

  private static void put(Map<String, Meaning> all, Meaning meaning, String codes) {
    for (var code : codes.strip().split("\\s+")) {
      if (all.put(code, meaning) != null) {
        throw new IllegalStateException("taken twice: " + code);
      }
    }
  }
}
