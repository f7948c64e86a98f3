@NullMarked
package dev.deskbell.installation;

import org.jspecify.annotations.NullMarked;
