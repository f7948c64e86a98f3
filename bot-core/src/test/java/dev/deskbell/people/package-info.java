/** Tests of who is who, and people for the tests of others. */
@NullMarked
package dev.deskbell.people;

import org.jspecify.annotations.NullMarked;
