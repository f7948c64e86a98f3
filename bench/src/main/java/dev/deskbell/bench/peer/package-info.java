/** Plain bots as a user of their libraries would write them, doing the same durable work. */
@NullMarked
package dev.deskbell.bench.peer;

import org.jspecify.annotations.NullMarked;
