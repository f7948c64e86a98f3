package dev.deskbell.approval;

/** A stage of an asking, as pieces name it. */
record StageNumber(int run, int stage) {
  static StageNumber read(String written) {
    var parts = written.split("/", 2);
    return new StageNumber(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public String toString() {
    return run + "/" + stage;
  }
}
