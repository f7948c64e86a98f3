/** HTTP as practices and adapters speak it, without a server: values that the program mounts. */
@NullMarked
package dev.deskbell.web;

import org.jspecify.annotations.NullMarked;
