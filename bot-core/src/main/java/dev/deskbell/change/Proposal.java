package dev.deskbell.change;

import dev.deskbell.people.Person;
import dev.deskbell.service.Service;

/**
 * A change as it is filed.
 *
 * @param why may be empty
 * @param about the service it is about; its team answers for the change
 */
record Proposal(
    String title,
    String why,
    Service about,
    Terms terms,
    Plan plan,
    Window window,
    Person implementer) {}
