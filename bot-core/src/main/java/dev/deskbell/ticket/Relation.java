package dev.deskbell.ticket;

/** How one ticket stands to another. */
public enum Relation {
  DUPLICATE_OF("duplicate of", "duplicated by"),
  CAUSED_BY("caused by", "cause of"),
  RELATES_TO("relates to", "relates to"),
  CHILD_OF("child of", "parent of"),
  FOLLOW_UP_OF("follow-up of", "followed up by");

  private final String words;
  private final String inverse;

  Relation(String words, String inverse) {
    this.words = words;
    this.inverse = inverse;
  }

  /** As read from the ticket that has the link. */
  public String words() {
    return words;
  }

  /** As read from the other end. */
  public String inverse() {
    return inverse;
  }
}
