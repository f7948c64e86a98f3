/** The whole desk as people meet it: in a browser. */
@NullMarked
package dev.deskbell.story;

import org.jspecify.annotations.NullMarked;
