/**
 * Discord, as its documentation and its OpenAPI description say it behaves, on this machine: a REST
 * server, a gateway, a world behind them, and people at their clients. Knows nothing of the
 * adapter.
 */
@NullMarked
package dev.deskbell.discord.fake;

import org.jspecify.annotations.NullMarked;
