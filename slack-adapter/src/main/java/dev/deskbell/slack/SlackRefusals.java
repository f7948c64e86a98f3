package dev.deskbell.slack;

import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.slack.SlackErrors.Meaning;
import java.util.HashMap;
import java.util.Map;

/** Every code that Slack documents for the methods that the desk calls, and how it is taken. */
final class SlackRefusals {

  private static final String LIMITED =
      """
      ratelimited rate_limited
      """;

  private static final String UNCERTAIN =
      """
      fatal_error internal_error update_failed file_update_failed
      """;

  private static final String PASSING =
      """
      accesslimited external_channel_migrating list_record_comment_fetch_failed
      message_limit_exceeded org_login_required request_timeout service_unavailable
      streaming_state_conflict team_added_to_org token_expired
      """;

  private static final String PLACE_GONE =
      """
      already_archived cannot_find_channel cannot_find_message channel_not_found
      file_deleted file_not_found is_archived is_inactive message_not_found
      no_such_subteam team_not_found thread_not_found
      """;

  private static final String PERSON_UNREACHABLE =
      """
      cant_invite cant_invite_self invalid_user_combination invitee_cant_see_channel
      messages_tab_disabled not_enabled org_user_not_in_team ura_max_channels
      user_disabled user_is_restricted user_not_found user_not_in_channel
      user_not_visible
      """;

  private static final String NOT_ALLOWED =
      """
      access_denied canvas_disabled_user_team cannot_auth_user
      cannot_bookmark_from_external_org cannot_bookmark_restricted_sharing_enabled
      cannot_create_channel cannot_find_service cannot_prompt cannot_reply_to_message
      cannot_unfurl_url cant_archive_general cant_archive_required
      cant_broadcast_message cant_delete_message cant_update_message
      channel_is_limited_access compliance_exports_prevent_deletion edit_window_closed
      ekm_access_denied enterprise_is_restricted file_not_shared
      file_upload_size_restricted file_uploads_disabled is_bot
      metadata_must_be_sent_from_app missing_scope no_external_invite_permission
      no_permission not_allowed_token_type not_implemented not_in_channel not_pinnable
      permission_denied posting_to_channel_denied restricted_action
      restricted_action_non_threadable_channel restricted_action_read_only_channel
      restricted_action_thread_locked restricted_action_thread_only_channel
      slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked
      slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked
      slack_connect_file_upload_sharing_blocked slack_connect_lists_sharing_blocked
      storage_limit_reached team_access_not_granted too_many_bookmarks too_many_pins
      too_many_tabs two_factor_setup_required user_is_bot user_is_ultra_restricted
      """;

  private static final String INSTALLATION_LOST =
      """
      account_inactive invalid_auth not_authed token_revoked
      """;

  private static final String NOT_ACCEPTED =
      """
      already_in_channel already_pinned alt_txt_too_large as_user_not_supported
      attachment_payload_limit_exceeded bad_timestamp block_mismatch
      cannot_parse_attachment cannot_unfurl_message channels_limit_exceeded
      deprecated_endpoint duplicate_channel_not_found duplicate_external_id
      duplicate_message_not_found exchanged_trigger_id expired_trigger_id
      file_already_added hash_conflict invalid_app_action_type invalid_arg_name
      invalid_arguments invalid_array_arg invalid_attachments invalid_blocks
      invalid_blocks_format invalid_bookmark_type invalid_channel invalid_charset
      invalid_child_type invalid_cursor invalid_emoji invalid_entity_id
      invalid_form_data invalid_limit invalid_link invalid_metadata_filter_keys
      invalid_metadata_format invalid_metadata_schema invalid_name
      invalid_name_maxlength invalid_name_punctuation invalid_name_required
      invalid_name_specials invalid_parent_type invalid_post_type invalid_shortcut_type
      invalid_source invalid_trigger_id invalid_ts_latest invalid_ts_oldest
      invalid_types invalid_unfurl_id invalid_unfurls_format markdown_text_conflict
      metadata_too_large method_deprecated method_not_supported_for_channel_type
      missing_argument missing_channel missing_file_data missing_post_type
      missing_profile_id missing_source missing_ts missing_unfurl_id missing_unfurls
      msg_blocks_too_long msg_too_long name_taken no_channel
      no_dual_broadcast_content_update no_item_specified no_text no_user
      not_enough_users not_found parent_bookmark_disabled parent_with_link
      push_limit_reached snippet_too_large too_long too_many_attachments
      too_many_contact_cards too_many_users unknown_snippet_type unknown_subtype
      users_list_not_supplied view_too_large
      """;

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
    put(all, new Meaning.Limited(), LIMITED);
    put(all, new Meaning.Uncertain(), UNCERTAIN);
    put(all, new Meaning.Passing(), PASSING);
    put(all, new Meaning.Final(Reason.PLACE_GONE), PLACE_GONE);
    put(all, new Meaning.Final(Reason.PERSON_UNREACHABLE), PERSON_UNREACHABLE);
    put(all, new Meaning.Final(Reason.NOT_ALLOWED), NOT_ALLOWED);
    put(all, new Meaning.Final(Reason.INSTALLATION_LOST), INSTALLATION_LOST);
    put(all, new Meaning.Final(Reason.NOT_ACCEPTED), NOT_ACCEPTED);
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
