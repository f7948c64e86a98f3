package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import dev.deskbell.policy.Section.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sections of the files that say who is who, and what is wrong with them. */
@Configuration(proxyBeanMethods = false)
class PeopleSections {
  static final Section<OrganisationPolicy> ORGANISATION =
      new Section<>(
          "organisation",
          OrganisationPolicy.class,
          OrganisationPolicy.ABSENT,
          it -> zone("/zone", it.zone()));

  static final Section<PeoplePolicy> PEOPLE =
      new Section<>("people", PeoplePolicy.class, PeoplePolicy.ABSENT, PeopleSections::people);

  static final Section<TeamsPolicy> TEAMS =
      new Section<>("teams", TeamsPolicy.class, TeamsPolicy.ABSENT, PeopleSections::teams);

  @Bean
  Section<OrganisationPolicy> organisationSection() {
    return ORGANISATION;
  }

  @Bean
  Section<PeoplePolicy> peopleSection() {
    return PEOPLE;
  }

  @Bean
  Section<TeamsPolicy> teamsSection() {
    return TEAMS;
  }

  @Bean
  CrossCheck membersAreThere() {
    return draft -> members(draft.of(TEAMS).entries(), handles(draft.of(PEOPLE)));
  }

  @Bean
  CrossCheck roomsAreOfTeams() {
    return draft -> {
      var teams = draft.of(TEAMS).entries().stream().map(TeamsPolicy.Entry::id).toList();
      return draft.of(ORGANISATION).bound().byTeam().keySet().stream()
          .filter(it -> !teams.contains(it))
          .map(it -> CrossCheck.finding(ORGANISATION, "/rooms/teams/" + it, noTeam(it, teams)))
          .toList();
    };
  }

  /** Whoever plays somebody on such a platform would be them elsewhere. */
  @Bean
  CrossCheck unlinkableAccountsStandAlone(ObjectProvider<UnlinkablePlatform> unlinkable) {
    return draft -> {
      var names = unlinkable.stream().map(UnlinkablePlatform::name).toList();
      var entries = draft.of(PEOPLE).entries();
      return IntStream.range(0, entries.size())
          .filter(it -> mixes(entries.get(it), names))
          .mapToObj(it ->
              CrossCheck.finding(
                  PEOPLE,
                  "/people/" + it + "/accounts",
                  "anyone can be anyone on "
                      + names
                      + ", so such an account can't stand beside others; take one away"))
          .toList();
    };
  }

  private static boolean mixes(PeoplePolicy.Entry entry, List<String> unlinkable) {
    var platforms = entry.known().stream().map(Account::platform).collect(Collectors.toSet());
    return platforms.size() > 1 && platforms.stream().anyMatch(unlinkable::contains);
  }

  private static Set<String> handles(PeoplePolicy people) {
    return people.entries().stream().map(PeoplePolicy.Entry::handle).collect(Collectors.toSet());
  }

  private static String noTeam(String typed, List<String> teams) {
    return "no team is called `" + typed + "`" + Closest.hint(typed, teams);
  }

  private static String nobody(String typed, Set<String> handles) {
    return "nobody in people.yaml is called `" + typed + "`" + Closest.hint(typed, handles);
  }

  private static List<CrossCheck.Finding> members(
      List<TeamsPolicy.Entry> teams, Set<String> handles) {
    var findings = new ArrayList<CrossCheck.Finding>();
    for (var i = 0; i < teams.size(); i++) {
      var team = teams.get(i);
      if (team.owner() != null && !handles.contains(team.owner())) {
        var pointer = "/teams/" + i + "/owner";
        findings.add(CrossCheck.finding(TEAMS, pointer, nobody(team.owner(), handles)));
      }
      for (var j = 0; j < team.known().size(); j++) {
        var who = team.known().get(j).who();
        if (!handles.contains(who)) {
          var pointer = "/teams/" + i + "/members/" + j + "/who";
          findings.add(CrossCheck.finding(TEAMS, pointer, nobody(who, handles)));
        }
      }
    }
    return findings;
  }

  private static List<Problem> teams(TeamsPolicy policy) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    for (var i = 0; i < policy.entries().size(); i++) {
      var id = policy.entries().get(i).id();
      if (!ids.add(id)) {
        problems.add(new Problem("/teams/" + i + "/id", "another team is `" + id + "` already"));
      }
    }
    return problems;
  }

  private static List<Problem> people(PeoplePolicy policy) {
    var handles = handles(policy);
    var seen = new HashSet<Object>();
    var problems = new ArrayList<Problem>();
    for (var i = 0; i < policy.entries().size(); i++) {
      var entry = policy.entries().get(i);
      var pointer = "/people/" + i;
      if (!seen.add(entry.handle())) {
        problems.add(
            new Problem(pointer + "/handle", "somebody else is `" + entry.handle() + "` already"));
      }
      for (var j = 0; j < entry.known().size(); j++) {
        if (!seen.add(entry.known().get(j))) {
          problems.add(
              new Problem(pointer + "/accounts/" + j, "this account is somebody's already"));
        }
      }
      problems.addAll(manager(pointer + "/manager", entry, handles));
      problems.addAll(zone(pointer + "/zone", entry.zone()));
    }
    return problems;
  }

  private static List<Problem> manager(
      String pointer, PeoplePolicy.Entry entry, Set<String> handles) {
    var manager = entry.manager();
    if (manager == null) {
      return List.of();
    }
    if (manager.equals(entry.handle())) {
      return List.of(new Problem(pointer, "nobody is their own manager; take it away"));
    }
    return handles.contains(manager)
        ? List.of()
        : List.of(new Problem(pointer, nobody(manager, handles)));
  }

  private static List<Problem> zone(String pointer, @Nullable String zone) {
    return zone == null || ZoneId.getAvailableZoneIds().contains(zone)
        ? List.of()
        : List.of(
            new Problem(
                pointer,
                "`"
                    + zone
                    + "` is no time zone; write one like `Europe/Lisbon`"
                    + Closest.hint(zone, ZoneId.getAvailableZoneIds())));
  }
}
