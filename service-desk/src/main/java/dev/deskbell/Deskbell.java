package dev.deskbell;

import dev.deskbell.start.Maintenance;
import dev.deskbell.start.NamedAfterClasses;
import dev.deskbell.start.PreparedStart;
import dev.deskbell.start.WantedRestore;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The program: serves, unless words tell it to do something else first. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Deskbell {

  public static void main(String[] arguments) {
    // Whatever the machine speaks: tables are not named in Turkish, nor tickets numbered in Arabic.
    Locale.setDefault(Locale.ENGLISH);
    var words = Arrays.stream(arguments).filter(it -> !it.startsWith("--")).toList();
    if (words.isEmpty()) {
      var prepared = PreparedStart.ifItFits(Deskbell.class, arguments);
      var desk = new SpringApplication(Deskbell.class);
      desk.addListeners(new WantedRestore());
      desk.addInitializers(prepared, new NamedAfterClasses());
      desk.run(arguments);
    } else {
      System.exit(Maintenance.run(words, arguments));
    }
  }
}
