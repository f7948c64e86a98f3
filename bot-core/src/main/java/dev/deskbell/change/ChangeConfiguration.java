package dev.deskbell.change;

import dev.deskbell.approval.FilesApprovals;
import dev.deskbell.people.FilesTeams;
import dev.deskbell.people.PracticeName;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import dev.deskbell.service.FilesServices;
import dev.deskbell.ticket.TicketKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the practice known to the kernel, and its file to the policies. */
@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {
  @Bean
  TicketKind changeKind() {
    return ChangePractice.KIND;
  }

  @Bean
  PracticeName changePracticeName() {
    return new PracticeName(ChangePractice.KIND.name());
  }

  @Bean
  Section<ChangePolicy> changeSection() {
    return ChangePolicy.SECTION;
  }

  @Bean
  Section<GatePolicy> gateSection() {
    return GatePolicy.SECTION;
  }

  /** Whoever authorises, and whatever a template changes, is in the files. */
  @Bean
  CrossCheck changesAreAuthorisedBySomebody() {
    return draft -> {
      var policy = draft.of(ChangePolicy.SECTION);
      var found = new ArrayList<CrossCheck.Finding>();
      named(policy)
          .forEach((pointer, name) ->
              FilesApprovals.missing(draft, ChangePolicy.SECTION, pointer, name)
                  .ifPresent(found::add));
      for (var at = 0; at < policy.standard().size(); at++) {
        found.addAll(template(draft, "/templates/" + at, policy.standard().get(at)));
      }
      return found;
    };
  }

  private static Map<String, String> named(ChangePolicy policy) {
    var authority = policy.authority();
    var emergency = policy.emergencies().approval();
    var named = new TreeMap<String, String>();
    if (authority != null) {
      named.put("/authority/low", authority.low());
      named.put("/authority/medium", authority.medium());
      named.put("/authority/high", authority.high());
    }
    if (emergency != null) {
      named.put("/emergency/approval", emergency);
    }
    return named;
  }

  private static List<CrossCheck.Finding> template(
      CrossCheck.Draft draft, String at, ChangePolicy.Template template) {
    var found = new ArrayList<CrossCheck.Finding>();
    for (var i = 0; i < template.services().size(); i++) {
      FilesServices.missing(
              draft, ChangePolicy.SECTION, at + "/services/" + i, template.services().get(i))
          .ifPresent(found::add);
    }
    Optional.ofNullable(template.team())
        .flatMap(it -> FilesTeams.missing(draft, ChangePolicy.SECTION, at + "/team", it))
        .ifPresent(found::add);
    return found;
  }
}
