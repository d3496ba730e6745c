package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a store together with those of a script: new ones come at the end, also of an
 * object; known ones must be of the same type and role, but an enum may have new values at its end.
 */
final class SchemaMerge {
  private SchemaMerge() {}

  static Schema of(Schema old, Schema now) {
    return new Schema(fields("", old.fields(), now.fields()));
  }

  /**
   * The same of a type of events. Whose its events are, and for how long they are kept, is as the
   * script has it now.
   */
  static EventType of(EventType old, EventType now) {
    if (old.isBusiness() != now.isBusiness()) {
      throw new StoreException(
          Kind.SCHEMA,
          "The events `"
              + old.name()
              + "` are "
              + kind(old)
              + " in the store and "
              + kind(now)
              + " in the script.",
          "Give the event another name, or load into a new store.");
    }
    List<Field> all = fields(old.name() + ".", old.fields(), now.fields());
    return new EventType(old.name(), all, now.namespace(), now.kept());
  }

  private static String kind(EventType type) {
    return type.isBusiness() ? "nobody's" : "of profiles";
  }

  private static List<Field> fields(String prefix, List<Field> old, List<Field> now) {
    List<Field> all = new ArrayList<>(old);
    for (Field field : now) {
      int at = place(old, field.name());
      if (at >= 0) {
        all.set(at, field(prefix, old.get(at), field));
      } else {
        checkNew(old, field);
        all.add(field);
      }
    }
    return all;
  }

  private static int place(List<Field> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static void checkNew(List<Field> old, Field field) {
    Optional<Field> key = old.stream().filter(Field::key).findFirst();
    if (field.key() && key.isPresent()) {
      throw new StoreException(
          Kind.SCHEMA,
          "The key is `"
              + key.get().name()
              + "` in the store and `"
              + field.name()
              + "` in the script.",
          "Keep the key, or load into a new store.");
    }
  }

  private static Field field(String prefix, Field old, Field now) {
    String path = prefix + old.name();
    Type type = type(path, old.type(), now.type());
    if (old.key() != now.key() || !old.namespace().equals(now.namespace())) {
      throw new StoreException(
          Kind.SCHEMA,
          "The field `"
              + path
              + "` is "
              + role(old)
              + " in the store and "
              + role(now)
              + " in the script.",
          "Keep it as it was, give the field another name, or load into a new store.");
    }
    return new Field(now.name(), type, now.key(), now.namespace(), now.defaultValue());
  }

  private static String role(Field field) {
    return field.key()
        ? "the key"
        : field.namespace().map(n -> "an identity in `" + n + "`").orElse("no identity");
  }

  private static Type type(String path, Type old, Type now) {
    if (old instanceof Type.ObjectType o && now instanceof Type.ObjectType n) {
      return new Type.ObjectType(fields(path + ".", o.fields(), n.fields()));
    } else if (old instanceof Type.ListOf o && now instanceof Type.ListOf n) {
      return new Type.ListOf(type(path, o.item(), n.item()));
    } else if (old instanceof Type.MapOf o && now instanceof Type.MapOf n) {
      return new Type.MapOf(type(path, o.value(), n.value()));
    }
    boolean grown =
        old instanceof Type.Enumeration o
            && now instanceof Type.Enumeration n
            && n.values().size() >= o.values().size()
            && n.values().subList(0, o.values().size()).equals(o.values());
    if (!old.equals(now) && !grown) {
      throw new StoreException(
          Kind.SCHEMA,
          "The field `"
              + path
              + "` is "
              + old.text()
              + " in the store and "
              + now.text()
              + " in the script.",
          "Give the field another name, or load into a new store"
              + (old instanceof Type.Enumeration ? "; an enum takes new values at its end." : "."));
    }
    return now;
  }
}
