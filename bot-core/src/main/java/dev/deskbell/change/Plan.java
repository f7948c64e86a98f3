package dev.deskbell.change;

/**
 * What is to be done, in the words of whoever proposed it.
 *
 * @param test how one will know that it worked
 * @param backOut how it is undone
 */
record Plan(String plan, String test, String backOut) {}
