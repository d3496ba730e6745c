package dev.wend.cli;

import dev.wend.load.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The progress of a long work as a bar on the terminal. */
final class Bar implements Progress {
  private static final int UPDATE_MILLIS = 200;
  private static final long KILOBYTE = 1000;
  private static final long MEGABYTE = 1_000_000;

  /** Below so many bytes they are told in KB. */
  private static final long SMALL = 10 * MEGABYTE;

  private final Console console;
  private final String unit;
  private final long size;
  private ProgressBar bar;

  private Bar(Console console, String unit, long size) {
    this.console = console;
    this.unit = unit;
    this.size = size;
  }

  /** A bar where a person reads along, else nothing. */
  static Progress on(Console console) {
    return console.isTerminal() ? new Bar(console, " MB", MEGABYTE) : Progress.NONE;
  }

  /** The same for work that counts rows. */
  static Progress ofRows(Console console) {
    return console.isTerminal() ? new Bar(console, " rows", 1) : Progress.NONE;
  }

  @Override
  public void begin(String source, long bytes) {
    boolean small = size == MEGABYTE && bytes < SMALL;
    bar =
        new ProgressBarBuilder()
            .setTaskName(Console.escape(source))
            .setInitialMax(bytes)
            .setUnit(small ? " KB" : unit, small ? KILOBYTE : size)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .clearDisplayOnFinish()
            .build();
    console.err().flush();
  }

  @Override
  public void read(long bytes) {
    bar.stepBy(bytes);
  }

  @Override
  public void end() {
    bar.close();
  }
}
