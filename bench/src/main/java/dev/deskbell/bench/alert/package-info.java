/** Alerts: how soon somebody is paged, and what a flood of them costs. */
@NullMarked
package dev.deskbell.bench.alert;

import org.jspecify.annotations.NullMarked;
