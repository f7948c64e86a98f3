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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of one's own accounts: the one at hand, or by its platform, by platform and workspace, and
 * where one has several there by the user as well.
 */
final class OwnAccountType implements Type<Account> {
  private final People people;

  OwnAccountType(People people) {
    this.people = people;
  }

  @Override
  public Account read(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    var own = people.accountsOf(reader.person().id());
    if (said.equals("here") && own.contains(reader.by())) {
      return reader.by();
    }
    var fits = own.stream().filter(it -> fits(it, own, said)).toList();
    if (fits.size() == 1) {
      return fits.getFirst();
    }
    throw new Refusal(
        "“"
            + typed.strip()
            + "” is not one of your accounts. Say one of: "
            + String.join(", ", own.stream().map(it -> value(it, own)).toList())
            + ".");
  }

  private static boolean fits(Account account, List<Account> own, String said) {
    return Stream.of(account.platform(), workspace(account), value(account, own))
        .anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(said));
  }

  private static String workspace(Account account) {
    return account.platform() + "/" + account.workspace();
  }

  /** As short as tells it from one's others. */
  private static String value(Account account, List<Account> own) {
    var there = own.stream().filter(it -> workspace(it).equals(workspace(account))).count();
    return there > 1 ? workspace(account) + "/" + account.user() : workspace(account);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Pick(ask, suggest("", reader), List.of(), 1, false);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    var own = people.accountsOf(reader.person().id());
    return own.stream()
        .map(it -> value(it, own))
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
