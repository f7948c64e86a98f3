package dev.deskbell.service;

import dev.deskbell.conversation.Refined;
import dev.deskbell.conversation.Type;
import dev.deskbell.conversation.Types;
import org.springframework.stereotype.Component;

/** A service, by its short name or its whole one. */
@Component
public class ServiceType implements Refined<Service> {
  private final Type<Service> type;

  ServiceType(Services services) {
    this.type =
        Types.named("service", services::current, it -> it.id().value(), Service::name, "checkout");
  }

  @Override
  public Type<Service> type() {
    return type;
  }
}
