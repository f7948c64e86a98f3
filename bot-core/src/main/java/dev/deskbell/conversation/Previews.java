package dev.deskbell.conversation;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Origin;
import dev.deskbell.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What addresses of the desk's own lead to, as far as everyone who reads there may know. */
public interface Previews {
  Map<URI, Card> of(List<URI> addresses, Origin said, Person by);
}
