package dev.deskbell.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.Departures;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.policy.Section.Problem;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom policies name, and what becomes of it when people leave. */
class WhoIsAskedTest {
  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static Person.Id who(String handle) {
    return desk.get(People.class).named(handle).orElseThrow().id();
  }

  private static Head ticketOf(String requester) {
    var answer =
        desk.as(requester)
            .types("incident declare \"Slow\" impact:low urgency:low service:checkout");
    var ref = TicketRef.of(answer.card().title().split(" ", 2)[0]);
    return desk.get(Tickets.class).look(ref).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "person rui           , ana  , rui",
    "requester's manager  , ana  , rui",
    "requester's manager  , rui  , ''",
    "role administrator   , ana  , ada",
    "service owner        , ana  , yuki",
    "on call              , ana  , yuki",
    // Yuki decides who is in the team, and so who is on call.
    "on call              , yuki , ''",
    "managers network     , ana  , nora",
    "team network         , ana  , ben nora",
    "team network         , ben  , ben nora",
    // Nora decides who is in her team, so it says nothing about what is hers.
    "team network         , nora , ''",
    "managers network     , nora , ''",
    "service owner        , yuki , ''",
    "person ghost         , ana  , ''",
  })
  void a_source_names(String source, String requester, String expected) {
    var head = ticketOf(requester);
    var named =
        desk.get(Sources.class)
            .of(List.of(source), head, Set.of(who(requester)), desk.theatre().clock().instant());
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(expected.split(" ", -1))
                .filter(it -> !it.isEmpty())
                .map(WhoIsAskedTest::who)
                .toList());
  }

  @Test
  void when_the_last_who_may_decide_leaves_it_is_said_at_once() {
    try (var other = new CoreDesk()) {
      var ref =
          other
              .as("ana")
              .types("request workstation machine:mobile reason:\"For simulation\"")
              .card()
              .title()
              .split(" ", 2)[0];
      var rui = other.get(People.class).named("rui").orElseThrow().id();
      var at = other.theatre().clock().instant();
      other
          .get(TransactionTemplate.class)
          .executeWithoutResult(_ -> other.get(Departures.class).left(rui, rui, at));
      other.get(ApprovalDepartures.class).left(rui, at);
      assertThat(CoreDesk.words(other.inbox("ana"))).contains("nobody is left who may decide");
      assertThat(CoreDesk.words(other.inbox("ada"))).contains(ref + " can't be approved");
    }
  }

  @Test
  void a_policy_that_makes_no_sense_is_refused_with_the_place() {
    var stage =
        new ApprovalPolicy.StageEntry(
            "Manager",
            List.of("somebody"),
            "most",
            null,
            "when it rains",
            "soon",
            null,
            List.of("team network"));
    var lengthless =
        new ApprovalPolicy.StageEntry(
            "Later", List.of("on call"), null, null, null, null, null, List.of("role manager"));
    var policy =
        new ApprovalPolicy(
            List.of(
                new ApprovalPolicy.Entry("a", "A", List.of(stage)),
                new ApprovalPolicy.Entry("a", "A", List.of(lengthless))),
            Map.of());
    assertThat(ApprovalCheck.of(policy).stream().map(Problem::pointer).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "/policies/0/stages/0/approvers/0",
            "/policies/0/stages/0/rule",
            "/policies/0/stages/0/only",
            "/policies/0/stages/0/within",
            "/policies/1/id",
            "/policies/1/stages/0/escalate");
  }
}
