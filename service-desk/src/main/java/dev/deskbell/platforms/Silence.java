package dev.deskbell.platforms;

import dev.deskbell.chat.Absence;
import org.springframework.beans.factory.ObjectProvider;

/** A platform was out of hearing: whoever makes up for it is asked for only then. */
final class Silence {

  private Silence() {}

  static Absence toldTo(ObjectProvider<Absence> absences) {
    return (platform, since) -> absences.ifAvailable(it -> it.over(platform, since));
  }
}
