/** What people do about themselves, told through the router. */
@NullMarked
package dev.deskbell.account;

import org.jspecify.annotations.NullMarked;
