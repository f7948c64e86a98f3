package dev.deskbell.service;

import dev.deskbell.chat.*;
import dev.deskbell.conversation.*;
import org.jspecify.annotations.Nullable;

@org.springframework.stereotype.Component
public class ServiceType implements Type<Service> {
  @Override
  public Service read(String typed, Reader reader) {
    throw new Refusal("no service " + typed);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Line(ask, "", 20);
  }

  @Override
  public String example() {
    return "checkout";
  }
}
