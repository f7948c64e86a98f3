package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** People in the database: each read in one round trip. */
@Component
class PeopleStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Everything about the person named by the condition that follows. */
  private static final String PERSON =
      """
      select json_build_object(
               'id', p.id, 'name', p.name, 'handle', p.handle, 'zone', p.zone,
               'profileZone', p.profile_zone, 'email', p.email, 'active', p.active,
               'accounts',
               (select coalesce(json_agg(json_build_object(
                         'platform', a.platform, 'workspace', a.workspace, 'user', a.user_id,
                         'name', a.name, 'kind', a.kind, 'groups', a.groups,
                         'preferred', a.preferred, 'everywhere', a.everywhere,
                         'linkedAt', extract(epoch from a.linked_at))
                       order by a.preferred desc, a.by_policy desc, a.met_at, a.platform,
                                a.workspace, a.user_id), '[]')
                  from account a where a.person = p.id),
               'aliases',
               (select coalesce(json_agg(it.id), '[]') from person it where it.alias_of = p.id),
               'grants',
               (select coalesce(json_agg(distinct g.role), '[]')
                  from granted_role g join person it on it.id = g.person
                 where p.id in (it.id, it.alias_of)),
               'wishes',
               (select coalesce(json_object_agg(w.what, w.how), '{}')
                  from notify_wish w where w.person = p.id),
               'away',
               (select json_build_object('from', extract(epoch from it.from_at),
                                         'until', extract(epoch from it.until_at))
                  from absence it where it.person = p.id))
        from person p
       where p.id =
      """;

  /** Whoever changes people waits for this row, so numbers become visible in their order. */
  static final String CHANGED = "update people_version set version = version + 1 returning version";

  private final JdbcClient db;
  private final TransactionOperations own;
  private final Clock clock;
  private final Everywhere everywhere;

  PeopleStore(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.db = db;
    this.own = template;
    this.clock = clock;
    this.everywhere = new Everywhere(db);
  }

  /** The canonical person of that id. */
  Optional<Known> of(Person.Id id) {
    return db.sql(PERSON + "(select coalesce(it.alias_of, it.id) from person it where it.id = ?)")
        .param(id.value())
        .query(String.class)
        .optional()
        .map(it -> JSON.readValue(it, Known.class));
  }

  Optional<Known> behind(Account account) {
    return db.sql(
            PERSON
                + """
                (select it.person from account it
                  where it.platform = :platform and it.user_id = :user
                    and (it.workspace = :workspace or it.everywhere)
                  order by it.workspace = :workspace desc, it.by_policy desc, it.met_at limit 1)
                """)
        .param("platform", account.platform())
        .param("workspace", account.workspace())
        .param("user", account.user())
        .query(String.class)
        .optional()
        .map(it -> JSON.readValue(it, Known.class));
  }

  /** Meets a stranger; one of two who meet the same one at once waits and finds them known. */
  Known meet(Speaker speaker) {
    return own.execute(_ -> {
      lock(speaker.account());
      if (behind(speaker.account()).isEmpty()) {
        insert(speaker);
      }
      unite(speaker);
      return behind(speaker.account()).orElseThrow();
    });
  }

  private void unite(Speaker speaker) {
    if (speaker.everywhere() && everywhere.unites(speaker.account())) {
      changed();
    }
  }

  /**
   * Notes the kind and groups that a platform now tells about a known account, which may be one
   * more of a user who is known elsewhere.
   */
  Known refresh(Speaker speaker) {
    return own.execute(_ -> {
      lock(speaker.account());
      if (!update(speaker)) {
        everywhere.adds(speaker, name(speaker), clock.instant());
      }
      unite(speaker);
      changed();
      return behind(speaker.account()).orElseThrow();
    });
  }

  private boolean update(Speaker speaker) {
    var account = speaker.account();
    return db.sql(
                """
                update account set kind = ?, groups = case when ? then groups else ? end
                 where platform = ? and workspace = ? and user_id = ?
                """)
            .params(
                speaker.kind().name(),
                speaker.groups().isEmpty(),
                speaker.groups().toArray(String[]::new),
                account.platform(),
                account.workspace(),
                account.user())
            .update()
        > 0;
  }

  void merge(Known goes, Known stays) {
    everywhere.merge(goes.id(), stays.id());
  }

  /** What others must forget about people, they see by this; in the running transaction. */
  long changed() {
    return db.sql(CHANGED).query((row, _) -> row.getLong(1)).single();
  }

  long version() {
    return db.sql("select version from people_version").query(Long.class).single();
  }

  /** A user of several workspaces is met by one at a time. */
  private void lock(Account account) {
    db.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
        .param(account.platform() + '|' + account.user())
        .query()
        .singleRow();
  }

  private static String name(Speaker speaker) {
    return Names.clean(speaker.name(), speaker.account().user());
  }

  private void insert(Speaker speaker) {
    var account = speaker.account();
    var name = name(speaker);
    db.sql(
            """
            with met as (
              insert into person (name, searched, met_at) values (:name, :searched, :at)
              returning id)
            insert into account
                   (platform, workspace, user_id, person, met_as, name, kind, groups, met_at)
            select :platform, :workspace, :user, id, id, :name, :kind, :groups, :at from met
            """)
        .param("name", name)
        .param("searched", Names.searched(name))
        .param("platform", account.platform())
        .param("workspace", account.workspace())
        .param("user", account.user())
        .param("kind", speaker.kind().name())
        .param("groups", speaker.groups().toArray(String[]::new))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Active people of the house whose handle or name begins with, or else contains, the words. */
  List<Row> like(String searched, int most) {
    return db.sql(
            """
            select p.id, p.name, p.handle, coalesce(p.zone, p.profile_zone) as zone
              from person p
             where p.alias_of is null and p.active and p.id <> 0
               and (position(:typed in p.searched) > 0 or starts_with(p.handle, :typed))
               and (p.handle is not null
                    or exists (select from account a where a.person = p.id and a.kind <> 'BOT'))
             order by not (starts_with(p.searched, :typed)
                           or coalesce(starts_with(p.handle, :typed), false)),
                      p.searched, p.id
             limit :most
            """)
        .param("typed", searched)
        .param("most", most)
        .query((row, _) ->
            new Row(
                row.getLong("id"),
                row.getString("name"),
                row.getString("handle"),
                row.getString("zone")))
        .list();
  }

  /** Active people with an account on that platform. */
  List<Person.Id> on(String platform) {
    return db.sql(
            """
            select distinct a.person from account a join person p on p.id = a.person
             where a.platform = ? and p.active and a.kind <> 'BOT'
            """)
        .param(platform)
        .query((row, _) -> new Person.Id(row.getLong("person")))
        .list();
  }

  /** Active people with exactly that name; two tell that it is ambiguous. */
  List<Person.Id> called(String searched) {
    return db.sql(
            """
            select id from person
             where searched = ? and alias_of is null and active and id <> 0 limit 2
            """)
        .param(searched)
        .query((row, _) -> new Person.Id(row.getLong("id")))
        .list();
  }

  /** People with an account in one of the groups. */
  List<Person.Id> inGroups(List<TeamsPolicy.GroupEntry> groups) {
    return db.sql(
            """
            select distinct a.person
              from account a
              join unnest(?, ?, ?) as it (platform, workspace, grp)
                on a.platform = it.platform and a.workspace = it.workspace
               and it.grp = any (a.groups)
             where a.kind = 'MEMBER'
            """)
        .params(
            groups.stream().map(TeamsPolicy.GroupEntry::platform).toArray(String[]::new),
            groups.stream().map(TeamsPolicy.GroupEntry::workspace).toArray(String[]::new),
            groups.stream().map(TeamsPolicy.GroupEntry::group).toArray(String[]::new))
        .query((row, _) -> new Person.Id(row.getLong("person")))
        .list();
  }

  /** Who may hold more than a requester's role: named by the files, a group or a grant. */
  List<Person.Id> candidates() {
    return db.sql(
            """
            select id from person where handle is not null
             union select coalesce(p.alias_of, p.id)
                     from granted_role g join person p on p.id = g.person
             union select person from account where groups <> '{}'
             order by 1
            """)
        .query((row, _) -> new Person.Id(row.getLong("id")))
        .list();
  }

  record Row(long id, String name, @Nullable String handle, @Nullable String zone) {}
}
