package dev.deskbell.oncall;

import dev.deskbell.policy.Section;
import dev.deskbell.policy.Section.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The file of channels. */
@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {
  static final Section<ChannelsPolicy> CHANNELS =
      new Section<>(
          "channels", ChannelsPolicy.class, ChannelsPolicy.ABSENT, ChannelsConfiguration::twice);

  @Bean
  Section<ChannelsPolicy> channelsSection() {
    return CHANNELS;
  }

  private static List<Problem> twice(ChannelsPolicy policy) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<>(List.of(PageRules.CHAT, PageRules.MAIL, Way.ROOM));
    for (var i = 0; i < policy.known().size(); i++) {
      var id = policy.known().get(i).id();
      if (!ids.add(id)) {
        problems.add(new Problem("/channels/" + i + "/id", "`" + id + "` is taken; take another"));
      }
    }
    return problems;
  }
}
