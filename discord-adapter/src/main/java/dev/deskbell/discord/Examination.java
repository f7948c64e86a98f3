package dev.deskbell.discord;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Looks at the set-up the way a person who helps with it would. */
final class Examination {

  private static final Duration TOO_FAR = Duration.ofSeconds(60);
  private static final int MOST_SERVERS = 20;

  private final Rest rest;
  private final Self self;
  private final DiscordSettings settings;
  private final Definitions definitions;
  private final Gateway gateway;
  private final IdentifyBudget budget;
  private final Refused refused;

  Examination(
      Rest rest,
      Self self,
      DiscordSettings settings,
      Definitions definitions,
      Gateway gateway,
      IdentifyBudget budget,
      Refused refused) {
    this.rest = rest;
    this.self = self;
    this.settings = settings;
    this.definitions = definitions;
    this.gateway = gateway;
    this.budget = budget;
    this.refused = refused;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    try {
      var application = self.ask();
      findings.add(Finding.well("bot token", "Discord knows it as " + name(application)));
    } catch (DiscordSilence silence) {
      findings.add(token(silence));
      findings.add(hearing());
      return findings;
    }
    findings.add(Finding.well("invite link", Rights.inviteLink(self.application())));
    findings.add(hearing());
    findings.add(words());
    findings.add(roles());
    findings.add(commands());
    findings.add(clock());
    findings.addAll(servers());
    findings.addAll(refused.findings());
    return findings;
  }

  private static String name(DataObject application) {
    return application.getString("name", application.getString("id", ""));
  }

  private static Finding token(DiscordSilence silence) {
    return silence.isTokenRefused()
        ? broken("bot token", "Discord refuses it", CloseCodes.fatal(4004).orElseThrow())
        : broken(
            "Discord",
            silence.why(),
            "See whether this machine reaches Discord, and whether Discord has trouble:"
                + " discordstatus.com.");
  }

  private Finding hearing() {
    var fatal = gateway.fatal();
    if (fatal.isPresent()) {
      return broken("gateway", "Discord has closed it for good", fatal.get());
    }
    if (budget.isSpent()) {
      return broken(
          "gateway",
          "it was joined " + IdentifyBudget.MOST + " times within a day",
          "Find out in the log why the desk starts or connects again and again; it goes on by"
              + " itself when the day is over.");
    }
    var connection = gateway.connection();
    if (connection.isEmpty()) {
      return gateway.trouble().isEmpty()
          ? Finding.well("gateway", "another instance hears, this one stands by")
          : look("gateway", gateway.trouble(), "The desk tries again by itself.");
    }
    return connection.get().isHearing()
        ? Finding.well("gateway", "this instance hears")
        : look("gateway", connection.get().status(), "Look again in a minute.");
  }

  private Finding words() {
    if (!settings.threadComments()) {
      return Finding.well("message content", "not asked for: threads are not heard");
    }
    return self.mayReadMessages()
        ? Finding.well("message content", "what is said in threads is heard")
        : look(
            "message content",
            "what people say in tickets' threads is not heard",
            "Switch on Message Content Intent in the developer portal (Bot) and start the desk"
                + " again, or set DISCORD_THREAD_COMMENTS=off if that is as you want it.");
  }

  private Finding roles() {
    return self.mayListMembers()
        ? Finding.well("server members", "roles can be listed and follow rotations")
        : look(
            "server members",
            "the desk knows the roles only of people who use it",
            "If teams or rotations are roles here, switch on Server Members Intent in the developer"
                + " portal (Bot).");
  }

  private Finding commands() {
    var registration = new Registration(rest, self, settings);
    try {
      return registration.isCurrent(definitions)
          ? Finding.well("commands", "Discord has them as they are now")
          : look(
              "commands",
              "Discord has others than the desk",
              "They are written when the desk joins the gateway: look again in a minute.");
    } catch (DiscordSilence silence) {
      return broken(
          "commands",
          silence.why(),
          "Invite the bot again with this link: " + Rights.inviteLink(self.application()));
    }
  }

  private Finding clock() {
    var off = rest.clockIsOff();
    return off.abs().compareTo(TOO_FAR) > 0
        ? look(
            "clock",
            "this machine's clock differs from Discord's by " + off.toSeconds() + " s",
            "Let the machine follow a time server.")
        : Finding.well("clock", "agrees with Discord's");
  }

  private List<Finding> servers() {
    var answer = rest.ask(Ask.get("users/@me/guilds"));
    if (!(answer instanceof Outcome.Done it)) {
      return List.of();
    }
    var servers = it.array().stream(DataArray::getObject).toList();
    return servers.isEmpty()
        ? List.of(
            broken(
                "servers",
                "the bot is in none",
                "Invite it with this link: " + Rights.inviteLink(self.application())))
        : servers.stream().limit(MOST_SERVERS).map(this::server).toList();
  }

  private Finding server(DataObject server) {
    var missing = Rights.missing(Long.parseLong(server.getString("permissions", "0")));
    var about = "server " + server.getString("name", server.getString("id"));
    return missing.isEmpty()
        ? Finding.well(about, "the bot may do all it does")
        : look(
            about,
            "the bot's role lacks " + String.join(", ", missing),
            "Give its role these, or invite it again with this link: "
                + Rights.inviteLink(self.application()));
  }

  static Finding look(String about, String found, String remedy) {
    return new Finding(State.WORTH_A_LOOK, about, found, remedy);
  }

  private static Finding broken(String about, String found, String remedy) {
    return new Finding(State.BROKEN, about, found, remedy);
  }
}
