@NullMarked
package dev.deskbell.service;

import org.jspecify.annotations.NullMarked;
