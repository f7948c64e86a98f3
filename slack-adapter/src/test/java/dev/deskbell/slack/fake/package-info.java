/**
 * Slack as its documentation describes it, in memory, behind real HTTP and WebSocket servers: what
 * an app may send, what Slack makes of it, and what people do in their clients. Written without a
 * look at the adapter; the SDK is not used.
 */
@NullMarked
package dev.deskbell.slack.fake;

import org.jspecify.annotations.NullMarked;
