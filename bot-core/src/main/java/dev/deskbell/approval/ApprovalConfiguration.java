package dev.deskbell.approval;

import dev.deskbell.people.FilesPeople;
import dev.deskbell.people.FilesTeams;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes approval policies known, and sees that they name people and teams that there are. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {
  @Bean
  Section<ApprovalPolicy> approvalSection() {
    return ApprovalPolicy.SECTION;
  }

  @Bean
  CrossCheck approversAreThere() {
    return draft -> {
      var entries = draft.of(ApprovalPolicy.SECTION).entries();
      var stages =
          IntStream.range(0, entries.size())
              .boxed()
              .flatMap(it -> stages(draft, "/policies/" + it, entries.get(it)));
      return Stream.concat(stages, deputies(draft)).toList();
    };
  }

  private static Stream<CrossCheck.Finding> stages(
      CrossCheck.Draft draft, String at, ApprovalPolicy.Entry entry) {
    return IntStream.range(0, entry.stages().size())
        .boxed()
        .flatMap(it -> stage(draft, at + "/stages/" + it, entry.stages().get(it)));
  }

  private static Stream<CrossCheck.Finding> stage(
      CrossCheck.Draft draft, String at, ApprovalPolicy.StageEntry stage) {
    return Stream.concat(
        sources(draft, at + "/approvers", stage.approvers()),
        sources(draft, at + "/escalate", stage.escalation()));
  }

  private static Stream<CrossCheck.Finding> sources(
      CrossCheck.Draft draft, String at, List<String> sources) {
    return IntStream.range(0, sources.size())
        .boxed()
        .flatMap(it ->
            Source.read(sources.get(it))
                .flatMap(found -> missing(draft, at + "/" + it, found))
                .stream());
  }

  private static Optional<CrossCheck.Finding> missing(
      CrossCheck.Draft draft, String at, Source source) {
    return switch (source) {
      case Source.Somebody(var handle) ->
          FilesPeople.missing(draft, ApprovalPolicy.SECTION, at, handle);
      case Source.OfTeam(var team) ->
          FilesTeams.missing(draft, ApprovalPolicy.SECTION, at, team.value());
      case Source.ManagersOf(var team) ->
          FilesTeams.missing(draft, ApprovalPolicy.SECTION, at, team.value());
      case Source.Holding _,
          Source.RequestersBoss _,
          Source.ServiceOwner _,
          Source.ServiceTeam _,
          Source.WhoeverIsOnCall _ ->
          Optional.empty();
    };
  }

  private static Stream<CrossCheck.Finding> deputies(CrossCheck.Draft draft) {
    return draft.of(ApprovalPolicy.SECTION).standIns().entrySet().stream()
        .flatMap(it ->
            Stream.of(it.getKey(), it.getValue())
                .flatMap(handle ->
                    FilesPeople.missing(
                        draft, ApprovalPolicy.SECTION, "/deputies/" + it.getKey(), handle)
                        .stream()));
  }
}
