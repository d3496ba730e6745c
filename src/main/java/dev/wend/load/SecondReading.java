package dev.wend.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The texts of rows that were read before, asked for in the order of files and lines. */
final class SecondReading implements Closeable {
  private final FeedPlan plan;
  private Optional<RowFile> file = Optional.empty();
  private long place = -1;

  SecondReading(FeedPlan plan) {
    this.plan = plan;
  }

  /** A row as its file has it; nothing when the file has changed and no longer has that line. */
  String of(long mark) throws IOException {
    long wanted = FeedReader.place(mark);
    if (place != wanted) {
      close();
      FeedPlan.Part part = plan.part(FeedReader.file(plan, mark));
      file = Optional.of(plan.open(part, Long.MAX_VALUE, Progress.NONE));
      place = wanted;
    }
    RowFile rows = file.get();
    while (rows.next() != RowFile.Step.END) {
      if (rows.line() >= FeedReader.line(mark)) {
        return rows.line() == FeedReader.line(mark) ? rows.text() : "";
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
