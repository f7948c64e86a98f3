/** How whole programs start, what they hold while idle and after work, and what a kill leaves. */
@NullMarked
package dev.deskbell.bench.start;

import org.jspecify.annotations.NullMarked;
