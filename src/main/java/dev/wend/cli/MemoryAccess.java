package dev.wend.cli;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/**
 * Says yes, before anything asks, to what Chronicle Map does with memory: from JDK 24 on Java
 * prints four lines of warning at its first access, which nobody who types a command can do
 * anything about.
 *
 * <p>{@code --sun-misc-unsafe-memory-access=allow} on the command line would do, but {@code java
 * -jar} must work without flags, and the jar's manifest cannot carry this one. So the option is put
 * where the JDK keeps those it was started with; the manifest's {@code Add-Opens} allows that. This
 * is the one place of the product that reflects.
 */
final class MemoryAccess {
  private static final int FIRST_TO_WARN = 24;
  private static final String OPTION = "sun.misc.unsafe.memory.access";

  private MemoryAccess() {}

  /**
   * To be called before the first class of Chronicle loads; does nothing on a JDK that does not
   * warn.
   */
  static void allow() {
    if (Runtime.version().feature() < FIRST_TO_WARN) {
      return;
    }
    try {
      Field options = Class.forName("jdk.internal.misc.VM").getDeclaredField("savedProps");
      options.setAccessible(true);
      Map<Object, Object> more = new HashMap<>((Map<?, ?>) options.get(null));
      more.putIfAbsent(OPTION, "allow");
      options.set(null, more);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A JDK that keeps its options elsewhere: it warns, and all else works.
      return;
    }
  }
}
