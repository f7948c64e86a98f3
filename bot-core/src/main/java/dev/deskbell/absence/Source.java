package dev.deskbell.absence;

import dev.deskbell.chat.Attachment;
import dev.deskbell.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that somebody gave.
 *
 * @param name the file's, or the host of its address: the rest of that is a secret
 * @param file null if it has an address
 * @param readAt when it was last read; null until then
 * @param problem why it can't be read; empty if it can
 */
record Source(
    long id,
    Person.Id person,
    String name,
    @Nullable Attachment file,
    @Nullable Instant readAt,
    String problem,
    int failures) {}
