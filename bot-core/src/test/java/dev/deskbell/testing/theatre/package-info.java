/** The whole core before a platform: for stories and transcripts. */
@NullMarked
package dev.deskbell.testing.theatre;

import org.jspecify.annotations.NullMarked;
