package dev.deskbell.people;

/**
 * A platform on which anyone can be anyone, so that its accounts prove nothing elsewhere. Published
 * as a bean by who runs such a platform.
 */
public record UnlinkablePlatform(String name) {}
