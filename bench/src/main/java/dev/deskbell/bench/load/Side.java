package dev.deskbell.bench.load;

/**
 * What is measured beside others.
 *
 * @param database the name of its database on the common server
 */
public record Side(String name, Program program, String database, Door door) {}
