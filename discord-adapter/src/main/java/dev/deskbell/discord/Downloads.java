package dev.deskbell.discord;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.FileContent;
import java.io.IOException;
import java.net.URI;
import net.dv8tion.jda.api.utils.data.DataArray;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what people attached; from Discord's own addresses only. What fails for now is thrown, so
 * that it is tried again: only what Discord says is not there, or is too large, counts as gone.
 */
final class Downloads {

  private final Rest rest;
  private final DiscordSettings settings;

  Downloads(Rest rest, DiscordSettings settings) {
    this.rest = rest;
    this.settings = settings;
  }

  /** The file behind a message's attachment or a form's, or null when it is gone or too large. */
  @Nullable FileContent file(Attachment file) {
    var address = file.id().startsWith("http") ? file.id() : address(file.id());
    if (address == null || !isDiscords(address)) {
      return null;
    }
    var bytes = bytes(address);
    return bytes == null ? null : new FileContent(file.name(), "application/octet-stream", bytes);
  }

  private byte @Nullable [] bytes(String address) {
    try {
      return rest.download(address, FileContent.LARGEST);
    } catch (IOException lost) {
      throw new DiscordSilence("Discord's file was lost: " + lost.getMessage(), 0);
    }
  }

  private @Nullable String address(String id) {
    var parts = id.split("/", -1);
    if (parts.length != 3) {
      return null;
    }
    var answer = rest.ask(Ask.get("channels/" + parts[0] + "/messages/" + parts[1]));
    return answer instanceof Outcome.Declined no && isGone(no.status())
        ? null
        : answer.orThrow().optArray("attachments").orElseGet(DataArray::empty).stream(
                DataArray::getObject)
            .filter(it -> parts[2].equals(it.getString("id")))
            .map(it -> it.getString("url", ""))
            .findFirst()
            .orElse(null);
  }

  /** Every other refusal may end. */
  static boolean isGone(int status) {
    return status == 404 || status == 410;
  }

  /** Nothing else is fetched, whatever an address says. */
  private boolean isDiscords(String asked) {
    URI address;
    try {
      address = URI.create(asked);
    } catch (IllegalArgumentException nonsense) {
      return false;
    }
    var host = String.valueOf(address.getHost());
    var isPublic =
        host.equals("cdn.discordapp.com")
            || host.equals("media.discordapp.net")
            || host.endsWith(".discordapp.net");
    return (isPublic && "https".equals(address.getScheme()))
        || (host.equals(settings.api().getHost()) && address.getPort() == settings.api().getPort());
  }
}
