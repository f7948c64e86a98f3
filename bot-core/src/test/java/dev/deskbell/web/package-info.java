@NullMarked
package dev.deskbell.web;

import org.jspecify.annotations.NullMarked;
