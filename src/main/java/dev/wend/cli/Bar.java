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

  private static final long HOUR = 60 * 60 * 1000;
  private static final long DAY = 24 * HOUR;

  private final Console console;
  private ProgressBar bar;

  private Bar(Console console) {
    this.console = console;
  }

  /** A bar where a person reads along, else nothing. */
  static Progress on(Console console) {
    return console.isTerminal() ? new Bar(console) : Progress.NONE;
  }

  @Override
  public void begin(String work, long amount, Unit unit) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(Console.escape(work))
            .setInitialMax(amount)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .clearDisplayOnFinish();
    switch (unit) {
      case BYTES ->
          builder.setUnit(amount < SMALL ? " KB" : " MB", amount < SMALL ? KILOBYTE : MEGABYTE);
      case ROWS -> builder.setUnit(" rows", 1);
      case TESTS -> builder.setUnit(" tests", 1);
      case TIME ->
          // what a minute brings may take longer than what a month does
          builder
              .setUnit(amount < 2 * DAY ? " hours" : " days", amount < 2 * DAY ? HOUR : DAY)
              .hideEta()
              .continuousUpdate();
    }
    bar = builder.build();
    console.err().flush();
  }

  @Override
  public void more(long amount) {
    bar.stepBy(amount);
  }

  @Override
  public void remark(String words) {
    bar.setExtraMessage(" " + Console.escape(words));
  }

  @Override
  public void end() {
    bar.close();
  }
}
