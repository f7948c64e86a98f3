package dev.deskbell.platforms;

import dev.deskbell.chat.Absence;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;

/** A platform was out of hearing: whoever makes up for it is asked for only then. */
final class Silence {

  private Silence() {}

  static Absence toldTo(ObjectProvider<Absence> absences) {
    return new Absence() {
      @Override
      public void over(String platform, Instant silentSince) {
        absences.ifAvailable(it -> it.over(platform, silentSince));
      }

      @Override
      public void perhaps(String platform, Instant silentSince) {
        absences.ifAvailable(it -> it.perhaps(platform, silentSince));
      }
    };
  }
}
