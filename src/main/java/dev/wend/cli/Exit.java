package dev.wend.cli;

/** The exit statuses. */
enum Exit {
  FINE(0),
  /** Problems in a script, failed tests, refused input. */
  PROBLEMS(1),
  USAGE(2),
  /** A store, file or network fault. */
  FAULT(3),
  /** Our own bug. */
  BUG(70);

  private final int status;

  Exit(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
