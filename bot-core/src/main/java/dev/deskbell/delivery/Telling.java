package dev.deskbell.delivery;

/** Something to tell somewhere; a row written in the turn's transaction. */
public record Telling(Piece piece, Destination to, Manner manner, Urgency urgency) {
  /** What becomes of it afterwards. */
  public enum Manner {
    /** Posted once, edited in place ever after; posted anew when somebody took it away. */
    KEEP,
    /** Posted once; whatever changes later. */
    ONCE,
    /** What was kept there is taken away. */
    GONE
  }

  /** Which lane it takes. */
  public enum Urgency {
    PAGE,
    USUAL
  }

  public static Telling keep(Piece piece, Destination to) {
    return new Telling(piece, to, Manner.KEEP, Urgency.USUAL);
  }

  public static Telling once(Piece piece, Destination to) {
    return new Telling(piece, to, Manner.ONCE, Urgency.USUAL);
  }

  public static Telling gone(Piece piece, Destination from) {
    return new Telling(piece, from, Manner.GONE, Urgency.USUAL);
  }

  public Telling urgently() {
    return new Telling(piece, to, manner, Urgency.PAGE);
  }
}
