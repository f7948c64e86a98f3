/** Plays transcripts, which say who does what and who then sees what, on a platform's stage. */
@NullMarked
package dev.deskbell.testing.transcript;

import org.jspecify.annotations.NullMarked;
