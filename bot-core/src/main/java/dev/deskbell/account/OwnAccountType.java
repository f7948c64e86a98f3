package dev.deskbell.account;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.people.People;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of one's own accounts, by its platform, or by platform and workspace. */
final class OwnAccountType implements Type<Account> {
  private final People people;

  OwnAccountType(People people) {
    this.people = people;
  }

  @Override
  public Account read(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    var own = people.accountsOf(reader.person().id());
    var fits =
        said.equals("here")
            ? own.stream().filter(it -> isHere(it, reader)).toList()
            : own.stream().filter(it -> fits(it, said)).toList();
    if (fits.size() == 1) {
      return fits.getFirst();
    }
    throw new Refusal(
        "“"
            + typed.strip()
            + "” is not one of your accounts. Say one of: "
            + String.join(", ", own.stream().map(OwnAccountType::value).toList())
            + ".");
  }

  private static boolean isHere(Account account, Reader reader) {
    return account.platform().equals(reader.place().platform())
        && account.workspace().equals(reader.place().workspace());
  }

  private static boolean fits(Account account, String said) {
    return account.platform().toLowerCase(Locale.ROOT).equals(said)
        || value(account).toLowerCase(Locale.ROOT).equals(said);
  }

  private static String value(Account account) {
    return account.platform() + "/" + account.workspace();
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Pick(ask, suggest("", reader), List.of(), 1, false);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return people.accountsOf(reader.person().id()).stream()
        .map(OwnAccountType::value)
        .distinct()
        .filter(it -> it.length() <= Choice.LONGEST_VALUE && it.contains(said))
        .limit(Choice.MOST)
        .map(it -> new Choice(it, it))
        .toList();
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "here";
  }
}
