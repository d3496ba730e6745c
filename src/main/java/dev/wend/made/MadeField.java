package dev.wend.made;

import dev.wend.check.Mention;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field and how its values are made.
 *
 * @param type how the value sits in a lane; {@code string} has none
 * @param missing the share of rows without a value
 */
record MadeField(Field field, Type type, Maker maker, Chance chance, double missing) {
  private static final Pattern DOMAIN = Pattern.compile("@([a-z0-9-]+(\\.[a-z0-9-]+)+)");
  private static final double SOME = 0.04;
  private static final int DRAW = 200;
  private static final long MILLIS_A_DAY = 86_400_000;

  static MadeField of(Field field, MadeTable.Plan plan) {
    Chance seed = plan.seed();
    Type type = field.type() instanceof Type.Link link ? link.key() : field.type();
    List<Mention> own =
        plan.mentions().stream().filter(m -> m.field().equals(field.name())).toList();
    Maker maker =
        field.type() instanceof Type.Link link
            ? linked(field, link, plan)
            : maker(field, type, own, seed, plan.today());
    double missing = field.key() ? 0 : SOME;
    return new MadeField(field, type, maker, seed.of(field.name()), missing);
  }

  /** The key of some row of the entity. */
  private static Maker linked(Field field, Type.Link link, MadeTable.Plan plan) {
    Chance chance = plan.seed().of(field.name());
    int rows = (int) plan.ofEntity();
    String key = plan.entities().get(link.entity()).schema().key().orElseThrow().name();
    if (link.key() != Scalar.STRING) {
      Maker.OfLanes keys = Lanes.unique();
      return (Maker.OfLanes) row -> keys.lane(chance.pick(row, 0, rows));
    }
    Maker.OfTexts keys = Texts.unique(key, plan.seed(), List.of());
    return (Maker.OfTexts) (row, to) -> keys.write(chance.pick(row, 0, rows), to);
  }

  private static Maker maker(
      Field field, Type type, List<Mention> mentions, Chance seed, long today) {
    boolean unique = field.key() || field.unique();
    if (type == Scalar.STRING) {
      return unique
          ? Texts.unique(field.name(), seed, domains(mentions))
          : Near.texts(Texts.of(field.name(), seed), field, mentions, seed);
    }
    if (unique) {
      return Lanes.unique();
    }
    Maker.OfLanes own = new Lanes(seed, today).of(field, type);
    return Near.lanes(own, field, type, mentions, seed);
  }

  /** What the script says stands behind the sign of an address. */
  private static List<String> domains(List<Mention> mentions) {
    return mentions.stream()
        .map(mention -> DOMAIN.matcher(String.valueOf(mention.value())))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** The days of what is made of instants; itself where it is none. */
  MadeField day() {
    if (type != Scalar.DATETIME || !(maker instanceof Maker.OfLanes instants)) {
      return this;
    }
    Maker.OfLanes days = row -> Math.floorDiv(instants.lane(row), MILLIS_A_DAY);
    return new MadeField(field, Scalar.DATE, days, chance, missing);
  }

  boolean isPresent(long row) {
    return missing == 0 || chance.share(row, DRAW) >= missing;
  }
}
