package dev.deskbell.console;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Content as the page reads it; also how a message is kept. */
final class Drawing {
  private final Function<FileContent, String> shelve;

  /**
   * @param shelve puts a picture where the page can fetch it, and tells its id
   */
  Drawing(Function<FileContent, String> shelve) {
    this.shelve = shelve;
  }

  ObjectNode content(Content content) {
    return switch (content) {
      case Card card -> card(card);
      case Saying(var text) -> saying(text);
    };
  }

  static ObjectNode saying(Text text) {
    return kind("words").set("text", text(text));
  }

  private ObjectNode card(Card card) {
    return put(kind("card"), "title", card.title())
        .put("tone", lower(card.tone()))
        .set("blocks", all(card.blocks(), this::block))
        .set("actions", all(card.actions(), Drawing::action));
  }

  private ObjectNode block(Block block) {
    return switch (block) {
      case Block.Paragraph(var text) -> kind("paragraph").set("text", text(text));
      case Block.Note(var text) -> kind("note").set("text", text(text));
      case Block.Facts(var rows) -> kind("facts").set("rows", all(rows, Drawing::row));
      case Block.Table(var headings, var rows) ->
          kind("table")
              .set("headings", all(headings, Drawing::words))
              .set("rows", all(rows, it -> all(it, Drawing::text)));
      case Block.Picture(var words, var image) ->
          put(kind("picture"), "words", words).put("file", shelve.apply(image));
    };
  }

  private static ObjectNode row(Block.Facts.Row row) {
    return put(object(), "label", row.label()).set("value", text(row.value()));
  }

  private static ObjectNode action(Action action) {
    return switch (action) {
      case Action.Button(var label, var call, var weight) ->
          put(put(kind("button"), "label", label), "call", call.toString())
              .put("weight", lower(weight));
      case Action.Link(var label, var to) ->
          put(put(kind("link"), "label", label), "to", to.toASCIIString());
      case Action.Menu(var prompt, var call, var choices) ->
          put(put(kind("menu"), "prompt", prompt), "call", call.toString())
              .set("choices", choices(choices));
    };
  }

  /** A file as it hangs on a message. */
  static ObjectNode file(String id, String name, long size, String mediaType) {
    return put(object().put("id", id), "name", Storable.fileName(name))
        .put("size", size)
        .put("image", mediaType.startsWith("image/"));
  }

  static ArrayNode choices(List<Choice> choices) {
    return all(choices, it -> put(put(object(), "value", it.value()), "label", it.label()));
  }

  static ArrayNode text(Text text) {
    return all(text.spans(), Drawing::span);
  }

  static ObjectNode span(Span span) {
    return switch (span) {
      case Span.Plain(var words) -> put(object(), "plain", words);
      case Span.Strong(var words) -> put(object(), "strong", words);
      case Span.Code(var words) -> put(object(), "code", words);
      case Span.Mention(var account, var name) ->
          put(object(), "mention", name)
              .put("user", account != null && Workspace.has(account) ? account.user() : null);
      case Span.Timestamp(var at, var style, var written) ->
          put(object().put("at", at.toString()).put("style", lower(style)), "written", written);
      case Span.Link(var label, var to) ->
          put(put(object(), "link", label), "to", to.toASCIIString());
    };
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode kind(String kind) {
    return object().put("kind", kind);
  }

  static ObjectNode put(ObjectNode into, String name, String words) {
    return into.put(name, Storable.words(words));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <T> ArrayNode all(Collection<T> things, Function<T, ? extends JsonNode> drawn) {
    var array = JsonNodeFactory.instance.arrayNode();
    things.stream().map(drawn).forEach(array::add);
    return array;
  }

  private static JsonNode words(String words) {
    return JsonNodeFactory.instance.stringNode(Storable.words(words));
  }
}
