/** Tests of the organisation's files, and policies for the tests of others. */
@NullMarked
package dev.deskbell.policy;

import org.jspecify.annotations.NullMarked;
