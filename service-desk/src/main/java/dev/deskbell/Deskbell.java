package dev.deskbell;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class Deskbell {

  public static void main(String[] arguments) {
    SpringApplication.run(Deskbell.class, arguments);
  }
}
