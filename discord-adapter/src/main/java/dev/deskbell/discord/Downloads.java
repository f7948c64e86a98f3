package dev.deskbell.discord;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.FileContent;
import java.io.IOException;
import java.net.URI;
import net.dv8tion.jda.api.utils.data.DataArray;
import org.jspecify.annotations.Nullable;

/** Fetches what people attached; from Discord's own addresses only. */
final class Downloads {

  private final Rest rest;
  private final DiscordSettings settings;

  Downloads(Rest rest, DiscordSettings settings) {
    this.rest = rest;
    this.settings = settings;
  }

  /** The file behind a message's attachment or a form's, or null when it is gone or too large. */
  @Nullable FileContent file(Attachment file) {
    try {
      var address = file.id().startsWith("http") ? file.id() : address(file.id());
      if (address == null || !isDiscords(URI.create(address))) {
        return null;
      }
      var bytes = rest.download(address, FileContent.LARGEST);
      return bytes == null ? null : new FileContent(file.name(), "application/octet-stream", bytes);
    } catch (IOException | IllegalArgumentException lost) {
      return null;
    }
  }

  private @Nullable String address(String id) {
    var parts = id.split("/", -1);
    if (parts.length != 3
        || !(rest.ask(Ask.get("channels/" + parts[0] + "/messages/" + parts[1]))
            instanceof Outcome.Done message)) {
      return null;
    }
    return message.object().optArray("attachments").orElseGet(DataArray::empty).stream(
            DataArray::getObject)
        .filter(it -> parts[2].equals(it.getString("id")))
        .map(it -> it.getString("url", ""))
        .findFirst()
        .orElse(null);
  }

  /** Nothing else is fetched, whatever an address says. */
  private boolean isDiscords(URI address) {
    var host = String.valueOf(address.getHost());
    var isPublic =
        host.equals("cdn.discordapp.com")
            || host.equals("media.discordapp.net")
            || host.endsWith(".discordapp.net");
    return isPublic && "https".equals(address.getScheme())
        || host.equals(settings.api().getHost()) && address.getPort() == settings.api().getPort();
  }
}
