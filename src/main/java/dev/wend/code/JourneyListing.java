package dev.wend.code;

import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.step.Act;
import dev.wend.step.Content;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Schedule;
import dev.wend.step.Trigger;
import dev.wend.step.Until;
import dev.wend.type.Field;
import dev.wend.value.LengthText;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A journey's plan as text: its rules, its acts by place, then its programs. */
public final class JourneyListing {
  private final JourneyPlan plan;
  private final Source source;
  private final StringBuilder text = new StringBuilder();

  private static final Pattern PLACE = Pattern.compile(" *; \\d+:\\d+$", Pattern.MULTILINE);

  private JourneyListing(JourneyPlan plan, Source source) {
    this.plan = plan;
    this.source = source;
  }

  /** A line for each act, with the line and column of the source. */
  public static String text(JourneyPlan plan, Source source) {
    JourneyListing listing = new JourneyListing(plan, source);
    listing.rules();
    listing.acts();
    listing.programs();
    return listing.text.toString();
  }

  /** The same without lines and columns: equal of two journeys that do the same. */
  public static String unplaced(JourneyPlan plan, Source source) {
    return PLACE.matcher(text(plan, source)).replaceAll("");
  }

  private void rules() {
    Flow flow = plan.flow();
    text.append("journey ").append(flow.name()).append('\n');
    rule("enter", entry(flow.entry()));
    flow.from().ifPresent(from -> rule("from", from.toString()));
    flow.until().ifPresent(until -> rule("until", until.toString()));
    if (flow.reentry() instanceof Flow.Reentry.Never) {
      rule("reentry", "never");
    } else if (flow.reentry() instanceof Flow.Reentry.After after) {
      rule("reentry", "after " + LengthText.of(after.lapse()));
    }
    flow.exits().forEach(exit -> rule("exit when", trigger(exit)));
    if (!flow.timeout().equals(Flow.TIMEOUT)) {
      rule("timeout", LengthText.of(flow.timeout()));
    }
    if (flow.drops()) {
      rule("when paused", "drop");
    }
    flow.quiet().ifPresent(quiet -> rule("quiet", quiet(quiet)));
  }

  private void rule(String word, String rest) {
    text.append("  ").append(word).append(' ').append(rest).append('\n');
  }

  private static String quiet(Flow.Quiet quiet) {
    List<String> parts = new ArrayList<>();
    quiet.hours().ifPresent(hours -> parts.add(hours.from() + " to " + hours.to()));
    quiet.days().stream().sorted().map(JourneyListing::day).forEach(parts::add);
    return String.join(", ", parts) + (quiet.ofProfile() ? " of the profile" : "");
  }

  private static String day(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  // ---- ways in

  private String entry(Entry entry) {
    String members = plan.members().isPresent() ? " p" + plan.members().getAsInt() : "";
    if (entry instanceof Entry.Read read) {
      return read(read, members);
    } else if (entry instanceof Entry.OnEvent on) {
      String each = on.each().map(field -> " for each " + field).orElse("");
      return "on " + trigger(on.event()) + " by " + on.namespace() + each;
    } else if (entry instanceof Entry.OnMembership on) {
      String way = on.leaving() ? "leaving" : "entering";
      return "on " + way + " audience " + on.audience() + members;
    }
    Entry.OnBusiness on = (Entry.OnBusiness) entry;
    return "on "
        + trigger(on.event())
        + " from audience "
        + on.audience()
        + members
        + " by "
        + on.namespace();
  }

  private static String read(Entry.Read read, String members) {
    String schedule = "";
    if (read.schedule() instanceof Schedule.Once once) {
      schedule = " once at " + once.at();
    } else if (read.schedule() instanceof Schedule.Every every) {
      schedule = " every " + LengthText.of(every.lapse());
      schedule += every.at().map(time -> " at " + time).orElse("");
    }
    return "from audience "
        + read.audience()
        + members
        + " by "
        + read.namespace()
        + schedule
        + (read.incremental() ? " incremental" : "")
        + (read.force() ? " force reentry" : "")
        + (read.perSecond().isPresent()
            ? " at most " + read.perSecond().getAsInt() + " per second"
            : "");
  }

  private static String trigger(Trigger trigger) {
    if (trigger instanceof Trigger.Event event) {
      String alias = event.alias().map(name -> " as " + name).orElse("");
      return event.type() + alias + where(event.condition());
    } else if (trigger instanceof Trigger.Reacted reacted) {
      String link = reacted.link().map(l -> " \"" + l + "\"").orElse("");
      return reacted.reaction().word() + " " + reacted.message() + link;
    }
    Trigger.Membership in = (Trigger.Membership) trigger;
    return "in audience " + in.audience() + " p" + in.condition();
  }

  private static String where(OptionalInt condition) {
    return condition.isPresent() ? " where p" + condition.getAsInt() : "";
  }

  // ---- acts

  private void acts() {
    List<Act> acts = plan.flow().acts();
    for (int place = 0; place < acts.size(); place++) {
      Act act = acts.get(place);
      line(place, word(act), effect(act), act.span());
    }
  }

  private void line(int place, String word, String effect, Span span) {
    int at = span.offset();
    text.append(
        String.format(
            Locale.ROOT,
            "%4d  %-7s %-62s ; %d:%d\n",
            place,
            word,
            effect,
            source.line(at),
            source.column(at)));
  }

  private static String word(Act act) {
    return act.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private String effect(Act act) {
    if (act instanceof Act.Go go) {
      return "to " + go.to();
    } else if (act instanceof Act.Branch branch) {
      return "p" + branch.condition() + " else " + branch.otherwise();
    } else if (act instanceof Act.Split split) {
      return split.shares().stream().map(JourneyListing::share).collect(Collectors.joining(", "));
    } else if (act instanceof Act.Send send) {
      return send(send);
    } else if (act instanceof Act.Await await) {
      return await(await);
    } else if (act instanceof Act.Sleep sleep) {
      return until(sleep.until());
    } else if (act instanceof Act.Write write) {
      String fields = write.fields().stream().map(Field::name).collect(Collectors.joining(", "));
      return fields + " = p" + write.program();
    } else if (act instanceof Act.Call call) {
      return call(call);
    } else if (act instanceof Act.Save save) {
      return "to " + save.audience();
    } else if (act instanceof Act.Jump jump) {
      return "to " + jump.journey();
    }
    return ((Act.End) act).early() ? "early" : "";
  }

  private static String share(Act.Share share) {
    BigDecimal percent = BigDecimal.valueOf(share.parts(), 4).stripTrailingZeros();
    return percent.toPlainString() + "% => " + share.to();
  }

  private String send(Act.Send send) {
    Content content = plan.contents().get(send.content());
    String parts =
        content.parts().stream().map(Content.Part::name).collect(Collectors.joining(", "));
    String retry =
        send.retry()
            .map(r -> ", " + r.times() + " more every " + LengthText.of(r.every()))
            .orElse("");
    return send.message()
        + " ("
        + parts
        + ") p"
        + content.program()
        + retry
        + failed(", failed", send.failed());
  }

  private static String failed(String word, Optional<Integer> place) {
    return place.map(to -> word + " => " + to).orElse("");
  }

  private static String await(Act.Await await) {
    List<String> paths = new ArrayList<>();
    await.paths().forEach(path -> paths.add(trigger(path.trigger()) + " => " + path.to()));
    await.within().ifPresent(w -> paths.add("after " + LengthText.of(w) + " => " + await.late()));
    return String.join(", ", paths);
  }

  private static String until(Until until) {
    if (until instanceof Until.After after) {
      return LengthText.of(after.lapse());
    } else if (until instanceof Until.Given given) {
      return "until p" + given.program();
    }
    Until.Next next = (Until.Next) until;
    return "until "
        + next.day().map(day -> day(day) + " ").orElse("")
        + next.time()
        + (next.ofProfile() ? " of the profile" : "");
  }

  private static String call(Act.Call call) {
    return call.result().map(name -> name + " = ").orElse("")
        + call.endpoint()
        + "."
        + call.action()
        + "("
        + String.join(", ", call.arguments())
        + ") p"
        + call.program()
        + failed(", error", call.failed())
        + failed(", timeout", call.late());
  }

  // ---- programs

  private void programs() {
    for (int i = 0; i < plan.programs().size(); i++) {
      text.append("program p").append(i).append('\n');
      text.append(Listing.text(plan.programs().get(i).program(), source));
    }
  }
}
