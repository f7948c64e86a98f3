package dev.deskbell.token;

import dev.deskbell.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret that is out there, without the secret.
 *
 * @param about what it opens, in the words of who made it possible
 * @param usedAt when it was last presented, to the minute
 */
public record Token(
    long id,
    String purpose,
    String about,
    Person.Id by,
    Instant madeAt,
    @Nullable Instant usedAt) {}
