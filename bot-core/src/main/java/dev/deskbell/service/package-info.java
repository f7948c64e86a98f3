/** Services. */
@org.jspecify.annotations.NullMarked
package dev.deskbell.service;
