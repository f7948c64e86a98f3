package dev.deskbell.discord;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about Discord.
 *
 * @param token the bot's token, from the developer portal
 * @param api where requests go; ends with the version
 * @param gateway where events come from
 * @param developmentGuild the one server whose commands are written, seen at once there; null
 *     writes them for all servers
 * @param threadComments whether what people say in tickets' threads is heard, which needs the
 *     privileged message content intent
 */
public record DiscordSettings(
    String token, URI api, URI gateway, @Nullable String developmentGuild, boolean threadComments) {

  public static final URI API = URI.create("https://discord.com/api/v10/");
  public static final URI GATEWAY = URI.create("wss://gateway.discord.gg/");

  private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
  private static final Pattern SNOWFLAKE = Pattern.compile("\\d{1,20}");

  public DiscordSettings {
    token = token.strip();
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "DISCORD_BOT_TOKEN is not a bot's token, which has three parts with dots between them:"
              + " copy it from the developer portal, Bot, Reset Token.");
    }
    api = folder(api, "DISCORD_API_URL", "http", "https");
    gateway = folder(gateway, "DISCORD_GATEWAY_URL", "ws", "wss");
    if (developmentGuild != null && !SNOWFLAKE.matcher(developmentGuild).matches()) {
      throw new IllegalArgumentException(
          "DISCORD_DEVELOPMENT_GUILD is not a server's id, a number of up to 20 digits:"
              + " copy it with a right click on the server, Copy Server ID.");
    }
  }

  /** With all that can be left out left out. */
  public static DiscordSettings of(String token) {
    return new DiscordSettings(token, API, GATEWAY, null, true);
  }

  private static URI folder(URI address, String variable, String plain, String secure) {
    var scheme = address.getScheme();
    if (address.getHost() == null || (!plain.equals(scheme) && !secure.equals(scheme))) {
      throw new IllegalArgumentException(
          variable + " is an address that begins with " + secure + "://, not \"" + address + "\".");
    }
    return address.getPath().endsWith("/") ? address : URI.create(address + "/");
  }

  /** Without the token: logs are read by many. */
  @Override
  public String toString() {
    return "Discord at " + api;
  }
}
