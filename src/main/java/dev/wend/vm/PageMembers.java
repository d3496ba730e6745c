package dev.wend.vm;

import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import java.time.Instant;
import java.util.Optional;

/**
 * Who of one page after another is in the first result of a program, at one instant. For whoever
 * keeps writers away; one thread at a time.
 */
public final class PageMembers {
  private final Profiles profiles;
  private final PageRun run;

  public PageMembers(Verified program, Profiles profiles, Instant now) {
    this.profiles = profiles;
    run = new PageRun(new Attached(program, profiles, now), Optional.empty());
  }

  /**
   * A bit a slot of the page; valid until the next call.
   *
   * @param among who is asked about; what others have is anything
   */
  public long[] of(int page, long[] among) {
    run.among(among);
    run.run(page, Math.min(Profiles.PAGE, profiles.count() - page * Profiles.PAGE));
    return run.mask(0);
  }
}
