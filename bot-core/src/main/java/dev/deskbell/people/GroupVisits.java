package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Groups;
import dev.deskbell.policy.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Asks platforms that can tell who is in the groups that give a role. */
@Component
class GroupVisits {
  private static final Logger LOG = LoggerFactory.getLogger(GroupVisits.class);

  private final JdbcClient db;
  private final Policies policies;
  private final People people;
  private final TransactionOperations transaction;
  private final ObjectProvider<ChatPlatform> platforms;

  GroupVisits(
      JdbcClient db,
      Policies policies,
      People people,
      TransactionOperations transaction,
      ObjectProvider<ChatPlatform> platforms) {
    this.db = db;
    this.policies = policies;
    this.people = people;
    this.transaction = transaction;
    this.platforms = platforms;
  }

  void visit() {
    for (var platform : platforms.stream().toList()) {
      if (platform instanceof Groups groups) {
        policies.current(PeopleSections.TEAMS).entries().stream()
            .flatMap(it -> it.followed().stream())
            .filter(it -> it.platform().equals(platform.name()))
            .forEach(it -> visit(it, groups));
      }
    }
  }

  /** One group that can't be asked about keeps its people until the next round; others go on. */
  private void visit(TeamsPolicy.GroupEntry group, Groups groups) {
    try {
      compare(group, groups);
    } catch (RuntimeException e) {
      LOG.warn(
          "who is in the group {} of {} could not be asked; it is asked again in five minutes",
          group.group(),
          group.platform(),
          e);
    }
  }

  private void compare(TeamsPolicy.GroupEntry group, Groups groups) {
    var users =
        groups.members(group.workspace(), group.group()).stream()
            .map(Account::user)
            .toArray(String[]::new);
    transaction.executeWithoutResult(_ -> {
      if (update(group, users) > 0) {
        people.changed();
      }
    });
  }

  private int update(TeamsPolicy.GroupEntry group, String[] users) {
    return db.sql(
            """
            update account
               set groups = case when user_id = any (:users) then array_append(groups, :grp)
                                 else array_remove(groups, :grp) end
             where platform = :platform and workspace = :workspace
               and (user_id = any (:users)) <> (:grp = any (groups))
            """)
        .param("users", users)
        .param("grp", group.group())
        .param("platform", group.platform())
        .param("workspace", group.workspace())
        .update();
  }
}
