package net.openhft.compiler;

import java.util.function.Consumer;
import java.util.function.Function;
import javax.tools.StandardJavaFileManager;

/**
 * Stands in for Chronicle's run-time compiler, which needs a JDK and more than a second: Wend runs on a JRE, and the one class
 * that Chronicle Map would generate is compiled with the project ({@code VanillaGlobalMutableState$$Native}). Chronicle Values
 * touches the compiler even when it finds that class; here that does nothing. Only the members that it calls are here, as it
 * calls them.
 */
public final class CachedCompiler {
  /** Set by Chronicle Values, never read. */
  public volatile Function<StandardJavaFileManager, MyJavaFileManager> fileManagerOverride;

  CachedCompiler() {}

  /** Does nothing: there are no files to manage. */
  public void updateFileManagerForClassLoader(ClassLoader loader, Consumer<MyJavaFileManager> update) {}

  /** Tells which class a newer Chronicle wants beside those that the project brings. */
  public Class<?> loadFromJava(ClassLoader loader, String name, String source) throws ClassNotFoundException {
    throw new ClassNotFoundException(name + " has to be generated and compiled with the project");
  }
}
